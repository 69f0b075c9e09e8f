//! What scenes cost at most: races and labs at the ends of their ranges, for `losscape docs`.

use crate::cost::{Cost, MOST_MEMORY};
use crate::lab::{Digits, Lab, Network, Variant};
use crate::landscape::{Data, Spec, Synthetic};
use crate::optim::Batch;
use crate::params::End;
use crate::scene::limits::{MAX_CHARTS, MAX_NETS, MAX_STEPS, MAX_WORK};
use crate::scene::{ChartKind, Racer, Scene};

/// Depth and width of the largest net that a lab may train: a million weights.
const LARGEST: (f64, f64) = (64.0, 125.0);

/// Races and labs as a scene spells them, each with what it costs at most. Memory is cut at what a scene may have: numbers
/// that need more together are refused.
pub(super) fn all() -> Vec<(String, Cost)> {
    let mut rows = races();
    for lab in Lab::all() {
        let parts = lab.choices().into_iter().find(|choice| choice.field == "part");
        let Some(parts) = parts else {
            rows.push((format!("lab: {}()", lab.name()), cost_of(&lab)));
            continue;
        };
        for (place, part) in parts.options.iter().enumerate() {
            let mut of_part = lab.clone();
            of_part.choose("part", place);
            rows.push((format!("lab: {}(part: {part})", lab.name()), cost_of(&of_part)));
        }
    }
    rows
}

/// Races on a formula and on rows.
fn races() -> Vec<(String, Cost)> {
    let synthetic = Synthetic { examples: 1_000_000, ..Synthetic::default() };
    let rows = Spec::LeastSquares(Data::Synthetic(synthetic));
    let largest = |(name, landscape, batch): (&str, Spec, Batch)| {
        let mut scene = Scene { landscape, steps: MAX_STEPS as usize, ..Scene::default() };
        scene.noise.examples = 1_000_000;
        scene.racers = vec![Racer { batch, ..Racer::default() }; MAX_WORK / scene.steps];
        scene.view.charts = ChartKind::ALL[..MAX_CHARTS].to_vec();
        (name.to_owned(), cut(scene.most_cost()))
    };
    let races = [
        ("landscape: Quadratic(), batch: Size(m)", Spec::default(), Batch::Size(1_000_000)),
        ("landscape: LeastSquares(), batch: Full", rows, Batch::Full),
    ];
    races.map(largest).to_vec()
}

/// Of a lab with every number at the end where it costs most.
fn cost_of(lab: &Lab) -> Cost {
    let mut lab = lab.clone();
    // Of the choices, other than the part, the dearest: each is tried while the others stay.
    let choices = lab.choices().into_iter().filter(|choice| choice.field != "part");
    for (field, options) in choices.map(|choice| (choice.field, choice.options.len())).collect::<Vec<_>>() {
        let at = |option: usize| {
            let mut chosen = lab.clone();
            chosen.choose(field, option);
            at_the_ends(&mut chosen);
            chosen.kind().cost().work
        };
        let dearest = (0..options).max_by(|a, b| at(*a).total_cmp(&at(*b))).unwrap_or(0);
        lab.choose(field, dearest);
    }
    at_the_ends(&mut lab);
    cut(lab.kind().cost())
}

/// Sets every number to its upper end; what stands between two measurements to its lower one.
fn at_the_ends(lab: &mut Lab) {
    if let Some(nets) = lab.nets_mut() {
        *nets = vec![Variant::all()[1]; MAX_NETS];
        let (depth, width) = LARGEST;
        lab.choose_network(Network::Digits(Digits { depth, width, file: None }));
    }
    let fields: Vec<_> = lab.parts().iter().map(|(field, _)| *field).filter(|field| *field != "network").collect();
    for field in fields {
        let Some(part) = lab.part_mut(field) else { continue };
        for (index, param) in part.params().iter().enumerate() {
            let end = if param.key == "every" { param.allowed.low } else { param.allowed.high };
            let (End::Closed(end) | End::Open(end)) = end;
            part.set(index, end);
        }
    }
}

fn cut(cost: Cost) -> Cost {
    Cost { memory: cost.memory.min(MOST_MEMORY), ..cost }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::limits::MAX_WEIGHTS;

    #[test]
    fn every_lab_has_a_bound_and_the_largest_net_is_allowed() {
        let (depth, width) = LARGEST;
        assert!((depth * width * width) as usize <= MAX_WEIGHTS);
        let rows = all();
        assert!(rows.len() > 2 + Lab::all().len());
        for (name, cost) in rows {
            assert!(cost.work.is_finite() && cost.work >= 0.0 && cost.memory <= MOST_MEMORY, "{name}: {cost:?}");
        }
    }
}
