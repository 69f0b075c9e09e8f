//! The list of landscapes. Menus, the command line, the tables of `losscape docs` and the shared tests iterate it.
//!
//! A new landscape is a file, its `mod` and `pub use` in `mod.rs`, one line in `landscapes!` below, and its words in
//! `landscape.ftl` of both languages.

use super::{Data, FiniteSum, Noise, OpenError, Surface, Visitor, curvatures};
use crate::geometry::{Domain, Point};
use crate::job::{Count, Watch};
use crate::params::{Param, Parameters};
use crate::table::Note;
use crate::text::kebab;
use nalgebra::Matrix2;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Declares [`Spec`] and [`Landscape`] from the lists of formulas with parameters
/// (`Name => type of the opened surface`), losses over data, and formulas without parameters.
macro_rules! landscapes {
    (
        tuned { $( $(#[$tuned_doc:meta])* $Tuned:ident => $Opened:ident, )+ }
        rows { $( $(#[$rows_doc:meta])* $Rows:ident, )+ }
        fixed { $( $(#[$fixed_doc:meta])* $Fixed:ident, )+ }
    ) => {
        /// A landscape as written in a scene.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Spec {
            $( $(#[$tuned_doc])* $Tuned(super::$Tuned), )+
            $( $(#[$rows_doc])* $Rows(Data), )+
            $( $(#[$fixed_doc])* $Fixed, )+
        }

        impl Spec {
            /// All landscapes with default parameters, in menu order.
            pub fn all() -> Vec<Self> {
                vec![
                    $( Self::$Tuned(Default::default()), )+
                    $( Self::$Rows(Data::default()), )+
                    $( Self::$Fixed, )+
                ]
            }
            /// Its name in scene files.
            pub const fn name(&self) -> &'static str {
                match self {
                    $( Self::$Tuned(_) => stringify!($Tuned), )+
                    $( Self::$Rows(_) => stringify!($Rows), )+
                    $( Self::$Fixed => stringify!($Fixed), )+
                }
            }
            /// Its data source, if it is a loss over data.
            pub const fn data(&self) -> Option<&Data> {
                match self {
                    $( Self::$Rows(data) => Some(data), )+
                    _ => None,
                }
            }
            /// Its data source, mutable.
            pub const fn data_mut(&mut self) -> Option<&mut Data> {
                match self {
                    $( Self::$Rows(data) => Some(data), )+
                    _ => None,
                }
            }
            /// Its parameters, if it has any.
            fn numbers(&self) -> Option<&dyn Parameters> {
                match self {
                    $( Self::$Tuned(numbers) => Some(numbers), )+
                    $( Self::$Rows(data) => Some(data), )+
                    _ => None,
                }
            }
            fn numbers_mut(&mut self) -> Option<&mut dyn Parameters> {
                match self {
                    $( Self::$Tuned(numbers) => Some(numbers), )+
                    $( Self::$Rows(data) => Some(data), )+
                    _ => None,
                }
            }
            fn build(
                &self,
                noise: &Noise,
                (seed, held_out): (u64, f64),
                folder: Option<&Path>,
                count: &mut Count<'_>,
            ) -> Result<Landscape, OpenError> {
                Ok(match self {
                    $( Self::$Tuned(numbers) => {
                        Landscape::$Tuned(FiniteSum::counted(super::$Opened::from(*numbers), noise, seed, count)?)
                    } )+
                    $( Self::$Rows(data) => Landscape::$Rows(super::$Rows::open(data, (seed, held_out), folder, count)?), )+
                    $( Self::$Fixed => Landscape::$Fixed(FiniteSum::counted(super::$Fixed, noise, seed, count)?), )+
                })
            }
        }

        /// An opened landscape, which owns its data.
        #[derive(Clone, Debug)]
        #[allow(missing_docs, reason = "as in Spec")]
        pub enum Landscape {
            $( $Tuned(FiniteSum<super::$Opened>), )+
            $( $Rows(super::$Rows), )+
            $( $Fixed(FiniteSum<super::$Fixed>), )+
        }

        impl Landscape {
            /// Runs `visitor` with the landscape's concrete type.
            pub fn visit<V: Visitor>(&self, visitor: V) -> V::Output {
                #[cfg(target_arch = "wasm32")]
                return visitor.visit(&super::erased::Erased(self.surface()));
                #[cfg(not(target_arch = "wasm32"))]
                match self {
                    $( Self::$Tuned(surface) => visitor.visit(surface), )+
                    $( Self::$Rows(surface) => visitor.visit(surface), )+
                    $( Self::$Fixed(surface) => visitor.visit(surface), )+
                }
            }
            /// As a trait object, for single calls.
            pub fn surface(&self) -> &dyn Surface {
                match self {
                    $( Self::$Tuned(surface) => surface, )+
                    $( Self::$Rows(surface) => surface, )+
                    $( Self::$Fixed(surface) => surface, )+
                }
            }
        }
    };
}

landscapes! {
    tuned {
        /// ½·(u² + κv²), turned by an angle.
        Quadratic => Ellipse,
        /// (a − x)² + b·(y − x²)².
        Rosenbrock => Rosenbrock,
    }
    rows {
        /// Mean of (w·x − y)².
        LeastSquares,
        /// Mean of ln(1 + e^(−y·w·x)).
        Logistic,
    }
    fixed {
        /// (1 − x)² + 20·(3y − x²)².
        Valley,
        /// x² − y².
        Saddle,
        /// (x² + y − 11)² + (x + y² − 7)².
        Himmelblau,
        /// (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².
        Beale,
        /// (x + 2y − 7)² + (2x + y − 5)².
        Booth,
        /// 0.26·(x² + y²) − 0.48·xy.
        Matyas,
        /// 2x² − 1.05x⁴ + x⁶/6 + xy + y².
        ThreeHumpCamel,
        /// ½·Σ (t⁴ − 16t² + 5t).
        StyblinskiTang,
        /// A product of two quartics.
        GoldsteinPrice,
        /// 20 + Σ (t² − 10·cos 2πt).
        Rastrigin,
        /// A funnel in a rippled plain.
        Ackley,
    }
}

impl Default for Spec {
    fn default() -> Self {
        Self::Quadratic(Default::default())
    }
}

impl Spec {
    /// Text key of its name: `landscape-three-hump-camel`; `.doc` says what it teaches.
    pub fn text_key(&self) -> String {
        format!("landscape-{}", kebab(self.name()))
    }

    /// Whether it is a formula, with synthetic examples from [`Noise`], and not a loss over data.
    pub const fn uses_noise(&self) -> bool {
        self.data().is_none()
    }

    /// Examples it is the mean of; of a file, which must be opened to know, the most that one may have.
    pub fn most_examples(&self, noise: &Noise) -> usize {
        match self.data() {
            None => noise.examples,
            Some(data) => data.most_examples(),
        }
    }

    /// Whether its examples are of two classes.
    pub const fn has_classes(&self) -> bool {
        matches!(self, Self::Logistic(_))
    }

    /// The same loss over other data; least squares if this is a formula.
    pub fn with_data(&self, data: Data) -> Self {
        let mut other = if self.uses_noise() { Self::LeastSquares(Data::default()) } else { self.clone() };
        if let Some(own) = other.data_mut() {
            *own = data;
        }
        other
    }

    /// Its parameters.
    pub const fn parameters(&self) -> &dyn Parameters {
        self
    }
    /// Its parameters, mutable.
    pub const fn parameters_mut(&mut self) -> &mut dyn Parameters {
        self
    }

    /// Reads or draws the examples and builds the landscape. `folder` is the scene's; `None` means the current folder.
    ///
    /// # Errors
    /// A parameter out of range, or data that cannot be read.
    pub fn open(&self, noise: &Noise, seed: u64, folder: Option<&Path>) -> Result<Landscape, OpenError> {
        self.open_watched(noise, seed, folder, &Watch::forever())
    }

    /// [`Spec::open`] under a watch.
    ///
    /// # Errors
    /// As [`Spec::open`], and [`OpenError::GivenUp`].
    pub fn open_watched(
        &self,
        noise: &Noise,
        seed: u64,
        folder: Option<&Path>,
        watch: &Watch<'_>,
    ) -> Result<Landscape, OpenError> {
        self.open_in_parts(noise, (seed, 0.0), folder, watch)
    }

    /// [`Spec::open_watched`] with a share of the rows set aside, drawn by the seed; a formula has none.
    ///
    /// # Errors
    /// As [`Spec::open_watched`], and fewer rows than can be parted.
    pub fn open_in_parts(
        &self,
        noise: &Noise,
        (seed, held_out): (u64, f64),
        folder: Option<&Path>,
        watch: &Watch<'_>,
    ) -> Result<Landscape, OpenError> {
        check(self)?;
        if self.uses_noise() {
            check(noise)?;
        }
        self.build(noise, (seed, held_out), folder, &mut watch.count(0))
    }
}

/// Forwards to the variant's parameters.
impl Parameters for Spec {
    fn params(&self) -> &'static [Param] {
        self.numbers().map_or(&[], Parameters::params)
    }
    fn get(&self, index: usize) -> f64 {
        self.numbers().map_or_else(|| panic!("no parameter {index}: {} has none", self.name()), |p| p.get(index))
    }
    fn set(&mut self, index: usize, value: f64) {
        if let Some(numbers) = self.numbers_mut() {
            numbers.set(index, value);
        }
    }
}

/// An error for the first parameter out of range.
fn check(numbers: &dyn Parameters) -> Result<(), OpenError> {
    for (index, param) in numbers.params().iter().enumerate() {
        let found = numbers.get(index);
        if !param.allows(found) {
            return Err(OpenError::Range { key: param.key, found, allowed: param.allowed });
        }
    }
    Ok(())
}

impl Landscape {
    /// Q(w).
    pub fn value(&self, w: Point) -> f64 {
        self.surface().value(w)
    }
    /// ∇Q(w).
    pub fn gradient(&self, w: Point) -> Point {
        self.surface().gradient(w)
    }
    /// Q(w) and ∇Q(w), sharing work.
    pub fn value_gradient(&self, w: Point) -> (f64, Point) {
        self.surface().value_gradient(w)
    }
    /// Cost of Q(w) or ∇Q(w), in evaluations of a formula.
    pub fn cost(&self) -> u64 {
        self.surface().cost()
    }
    /// n.
    pub fn examples(&self) -> usize {
        self.surface().examples()
    }
    /// Qᵢ(w).
    pub fn example_value(&self, example: usize, w: Point) -> f64 {
        self.surface().example_value(example, w)
    }
    /// ∇Qᵢ(w).
    pub fn example_gradient(&self, example: usize, w: Point) -> Point {
        self.surface().example_gradient(example, w)
    }
    /// The default region to draw.
    pub fn domain(&self) -> Domain {
        self.surface().domain()
    }
    /// Known minima, global ones first; may be empty.
    pub fn minima(&self) -> Vec<Point> {
        self.surface().minima()
    }
    /// Known saddle points, where a picture marks them; may be empty.
    pub fn saddles(&self) -> Vec<Point> {
        self.surface().saddles()
    }
    /// An instructive default start.
    pub fn start(&self) -> Point {
        self.surface().start()
    }
    /// The weights that the rows were made with, before noise was added; none where they are not known.
    pub fn true_weights(&self) -> Option<Point> {
        self.surface().true_weights()
    }
    /// The same loss over the rows that were set aside; `None` if none were.
    pub fn held_out(&self) -> Option<&dyn Surface> {
        self.surface().held_out()
    }
    /// What is told of the table that the examples come from.
    pub fn notes(&self) -> &[Note] {
        self.surface().notes()
    }
    /// The minimum or infimum of Q; `None` if unbounded or unknown.
    pub fn lowest(&self) -> Option<f64> {
        self.surface().lowest()
    }

    /// ∇²Q(w): exact if constant, else central differences of the gradient, accurate to about 10 digits.
    pub fn hessian(&self, w: Point) -> Matrix2<f64> {
        self.surface().hessian().unwrap_or_else(|| {
            let column = |unit: Point, at: f64| {
                // The cube root of the rounding unit balances truncation against cancellation.
                let h = f64::EPSILON.cbrt() * at.abs().max(1.0);
                (self.gradient(w + unit * h) - self.gradient(w - unit * h)) / (2.0 * h)
            };
            let (dx, dy) = (column(Point::x(), w.x), column(Point::y(), w.y));
            let mixed = (dx.y + dy.x) / 2.0;
            Matrix2::new(dx.x, mixed, mixed, dy.y)
        })
    }
    /// Eigenvalues of ∇²Q(w), ascending.
    pub fn curvatures(&self, w: Point) -> [f64; 2] {
        curvatures(&self.hessian(w))
    }
    /// λ_max of a convex quadratic: gradient descent diverges exactly for η > 2/λ_max. `None` for other surfaces.
    pub fn lambda_max(&self) -> Option<f64> {
        let [low, high] = curvatures(&self.surface().hessian()?);
        (low >= 0.0).then_some(high)
    }
    /// λ_max at a point, `None` if the surface is not convex there: near a minimum gradient descent is stable for η <
    /// 2/λ_max.
    pub fn lambda_max_at(&self, w: Point) -> Option<f64> {
        let [low, high] = self.curvatures(w);
        (low >= 0.0).then_some(high)
    }
}
