//! Gradients of whole nets against central differences, and probes that change nothing.

use super::*;
use proptest::prelude::*;

/// The slope of the loss along a direction, by central differences; nothing where a kink of ReLU lies between.
fn slope(trainer: &mut Trainer, w: &[f64], direction: &[f64]) -> Option<f64> {
    const H: f64 = 1e-6;
    let mut unused = vec![0.0; w.len()];
    let mut at = |h: f64| {
        let moved: Vec<f64> = w.iter().zip(direction).map(|(w, d)| w + h * d).collect();
        trainer.probe(&moved, &mut unused)
    };
    let (before, here, after) = (at(-H), at(0.0), at(H));
    let bend = (after - 2.0 * here + before).abs() / H;
    (bend < 1e-3 * (1.0 + here.abs())).then_some((after - before) / (2.0 * H))
}

/// Also equal where a net has diverged to NaN.
fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|x| x.to_bits()).collect()
}

fn any_norm() -> impl Strategy<Value = Norm> {
    let layer = |gain| Norm::Layer(LayerNorm { gain, epsilon: 1e-3 });
    prop_oneof![
        Just(Norm::None),
        Just(Norm::Batch(BatchNorm { epsilon: 1e-3, ..BatchNorm::default() })),
        Just(layer(Gain::Vector)),
        Just(layer(Gain::Scalar)),
    ]
}

fn any_spec() -> impl Strategy<Value = NetSpec> {
    let activation = prop_oneof![Just(Activation::Relu), Just(Activation::Tanh), Just(Activation::Identity)];
    let loss = prop_oneof![Just(Loss::CrossEntropy), Just(Loss::MeanSquared), Just(Loss::SquaredSum)];
    let hidden = prop::collection::vec(2_usize..20, 0..4);
    let dropout = prop_oneof![Just(0.0), Just(0.3)];
    (1_usize..12, hidden, 2_usize..11, activation, any_norm(), any::<bool>(), dropout, any::<bool>(), loss).prop_map(
        |(inputs, hidden, outputs, activation, norm, noise, dropout, bias, loss)| NetSpec {
            inputs,
            hidden,
            outputs,
            activation,
            norm,
            noise,
            dropout,
            bias,
            loss,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Tensor by tensor, along a random direction: every layer's part of the way back.
    #[test]
    fn gradients_agree_with_differences(spec in any_spec(), batch in 2_usize..20, seed in 0_u64..1000) {
        let data = dataset(spec.inputs, spec.outputs, spec.loss, 40);
        let net = Net::new(spec).expect("a net");
        let how = Updates { batch, ..HOW };
        let mut trainer = Trainer::new(net.clone(), data, &how, Init::Glorot, seed).expect("data that fit");
        let loss = trainer.measure();
        // γ and β away from 1 and 0, so that mixing them up shows.
        let moved = net.initial(Init::He, seed + 1);
        let w: Vec<f64> = trainer.weights().iter().zip(&moved).enumerate()
            .map(|(i, (a, b))| a + 0.1 * b + 0.05 * (i as f64).sin()).collect();
        let mut gradient = vec![0.0; w.len()];
        let start = trainer.weights().to_vec();
        prop_assert_eq!(trainer.probe(&start, &mut gradient).to_bits(), loss.to_bits());
        trainer.probe(&w, &mut gradient);
        for tensor in net.tensors() {
            let mut direction = vec![0.0; w.len()];
            for i in tensor.range.clone() {
                direction[i] = ((i + 1) as f64 * 0.754_877_666 + seed as f64).fract() - 0.5;
            }
            let expected: f64 = gradient.iter().zip(&direction).map(|(g, d)| g * d).sum();
            if let Some(found) = slope(&mut trainer, &w, &direction) {
                let scale = 1.0 + length(&gradient);
                prop_assert!((found - expected).abs() < 2e-6 * scale, "{}: {found} {expected}", tensor.name);
            }
        }
    }

    #[test]
    fn probes_change_nothing(spec in any_spec(), seed in 0_u64..1000) {
        let data = dataset(spec.inputs, spec.outputs, spec.loss, 24);
        let net = Net::new(spec).expect("a net");
        let how = Updates { batch: 8, eta: 1e-3, ..HOW };
        let mut trainers = [0, 1].map(|_| {
            Trainer::new(net.clone(), Arc::clone(&data), &how, Init::He, seed).expect("data that fit")
        });
        let mut gradient = vec![0.0; net.len()];
        for _ in 0..5 {
            let [plain, probed] = &mut trainers;
            let losses = [plain.measure(), probed.measure()].map(f64::to_bits);
            prop_assert_eq!(losses[0], losses[1]);
            let at = probed.weights().to_vec();
            let elsewhere: Vec<f64> = at.iter().map(|w| w * 1.5 + 0.1).collect();
            probed.probe(&elsewhere, &mut gradient);
            plain.update();
            probed.update();
            // Also after the update: still the measured batch, noise and masks.
            prop_assert_eq!(probed.probe(&at, &mut gradient).to_bits(), losses[1]);
            prop_assert_eq!(bits(&gradient), bits(plain.gradient()));
            prop_assert_eq!(bits(plain.weights()), bits(probed.weights()));
            prop_assert_eq!(plain.running(), probed.running());
        }
    }
}
