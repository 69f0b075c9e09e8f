//! Loss landscapes over the plane: means over examples, with value and gradient.
//!
//! [`Spec`] is a landscape as written in a scene (serde); [`Spec::open`] turns it into a [`Landscape`], which owns its
//! data. Every landscape is a [`Surface`]; dispatch over them happens outside loops, through [`Landscape::visit`]. A
//! file of this folder holds one function, with `value`, `gradient`, `domain`, `minima`, `start` in that order;
//! [`finite_sum`] adds synthetic examples to the analytic ones.

mod choice;
pub mod data;
#[cfg(any(test, target_arch = "wasm32"))]
mod erased;
pub mod error;
pub mod finite_sum;
mod grid;
pub mod noise;
mod registry;
mod rows;
mod surface;
mod table_data;

mod ackley;
mod beale;
mod booth;
mod goldstein_price;
mod himmelblau;
mod least_squares;
mod logistic;
mod matyas;
mod quadratic;
mod rastrigin;
mod rosenbrock;
mod saddle;
mod styblinski_tang;
mod three_hump_camel;
mod valley;

pub use ackley::Ackley;
pub use beale::Beale;
pub use booth::Booth;
pub use choice::{CONSTANT, Choice, Classes, Feature};
pub use data::{Data, Synthetic};
pub use error::OpenError;
pub use finite_sum::FiniteSum;
pub use goldstein_price::GoldsteinPrice;
pub use himmelblau::Himmelblau;
pub use least_squares::LeastSquares;
pub use logistic::Logistic;
pub use matyas::Matyas;
pub use noise::Noise;
pub use quadratic::{Ellipse, Quadratic};
pub use rastrigin::Rastrigin;
pub use registry::{Landscape, Spec};
pub use rosenbrock::Rosenbrock;
pub use rows::{Rows, Scaling};
pub use saddle::Saddle;
pub use styblinski_tang::StyblinskiTang;
pub use surface::{Analytic, LANES, Lanes, Surface, Visitor, curvatures};
pub use table_data::TableData;
pub use three_hump_camel::ThreeHumpCamel;
pub use valley::Valley;
