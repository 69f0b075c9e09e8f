//! What is said of bad scenes, word for word: text, then message.
//!
//! The messages are the interface of the command line as much as its flags are: a change here is a change to look at.

use losscape::landscape::Spec;
use losscape::optim::RuleSpec;
use losscape::params::Parameters as _;
use losscape::scene::{Scene, Source, set};
use losscape::text::Lang;
use std::path::{Path, PathBuf};

/// Texts that are not RON.
const SYNTAX: &[(&str, &str)] = &[
    (
        r#"(racers: [(eta: 0.1 batch: One)])"#,
        r#"
scene.ron:1:21: A comma is missing before “batch”
 1 | (racers: [(eta: 0.1 batch: One)])
   |                     ^^^^^
"#,
    ),
    (
        r#"(
    title: "one"
    watch: "two",
)"#,
        r#"
scene.ron:3:5: A comma is missing before “watch”
 3 |     watch: "two",
   |     ^^^^^
"#,
    ),
    (
        r#"(steps 3)"#,
        r#"
scene.ron:1:8: A colon is missing before “3”
 1 | (steps 3)
   |        ^
"#,
    ),
    (
        r#"(racers: [(eta: 0.1)"#,
        r#"
scene.ron:1:10: “[” is never closed
 1 | (racers: [(eta: 0.1)
   |          ^
"#,
    ),
    (
        r#"(
    racers: [
        (rule: Adam(beta1: 0.9, eta: 0.1),
    ],
)"#,
        r#"
scene.ron:4:5: “]” does not close the “(” of line 3
 4 |     ],
   |     ^
"#,
    ),
    (
        r#"(racers: [(eta: 0,1)])"#,
        r#"
scene.ron:1:17: A number is written with a decimal comma
 1 | (racers: [(eta: 0,1)])
   |                 ^^^
   with a point: 0.1
"#,
    ),
    (
        r#"(racers: [(eta: 1.2.3)])"#,
        r#"
scene.ron:1:17: “1.2.3” is not a number
 1 | (racers: [(eta: 1.2.3)])
   |                 ^^^^^
"#,
    ),
    (
        r#"(slide: "28)"#,
        r#"
scene.ron:1:9: The closing quotation mark is missing
 1 | (slide: "28)
   |         ^
   a text stands in "…"
"#,
    ),
    (
        r#"/* no end
(steps: 3)"#,
        r#"
scene.ron:1:1: The comment has no end
 1 | /* no end
   | ^^
"#,
    ),
    (
        r#"(slide: "\q")"#,
        r#"
scene.ron:1:10: Unknown escape “\q” in a text
 1 | (slide: "\q")
   |          ^^
   a backslash is written twice: \\
"#,
    ),
    (
        r#"(steps: 3) x"#,
        r#"
scene.ron:1:12: “x” stands after the end of the scene
 1 | (steps: 3) x
   |            ^
"#,
    ),
    (
        r#"(steps: 3,, seed: 1)"#,
        r#"
scene.ron:1:11: Unexpected “,”
 1 | (steps: 3,, seed: 1)
   |           ^
"#,
    ),
    (
        r#"(eta: )"#,
        r#"
scene.ron:1:7: Unexpected “)”
 1 | (eta: )
   |       ^
"#,
    ),
    (
        r#"("steps": 3)"#,
        r#"
scene.ron:1:2: The name “steps” stands in quotation marks
 1 | ("steps": 3)
   |  ^^^^^^^
   without: steps
"#,
    ),
];

/// Unknown names, and their parentheses.
const NAMES: &[(&str, &str)] = &[
    (
        r#"(
    steps: 3, // three
    racers: [
        (rule: Momentom(), eta: 0.1),
    ],
)"#,
        r#"
scene.ron:4:16: Unknown rule “Momentom”
 4 |         (rule: Momentom(), eta: 0.1),
   |                ^^^^^^^^
   allowed: {rules}
   did you mean Momentum(…)?
"#,
    ),
    (
        r#"(racers: [(rule: Gd(), eta: 0.1)])"#,
        r#"
scene.ron:1:18: “Gd” has no parameters
 1 | (racers: [(rule: Gd(), eta: 0.1)])
   |                  ^^^^
   without parentheses: Gd
"#,
    ),
    (
        r#"(racers: [(rule: Adam, eta: 0.1)])"#,
        r#"
scene.ron:1:18: “Adam” needs parentheses
 1 | (racers: [(rule: Adam, eta: 0.1)])
   |                  ^^^^
   as in Adam()
"#,
    ),
    (
        r#"(landscape: Saddle(a: 1))"#,
        r#"
scene.ron:1:13: “Saddle” has no parameters
 1 | (landscape: Saddle(a: 1))
   |             ^^^^^^^^^^^^
   without parentheses: Saddle
"#,
    ),
    (
        r#"(racers: [(batch: Size)])"#,
        r#"
scene.ron:1:19: “Size” needs parentheses
 1 | (racers: [(batch: Size)])
   |                   ^^^^
   as in Size(10)
"#,
    ),
    (
        r#"(landscape: LeastSquares())"#,
        r#"
scene.ron:1:13: “LeastSquares” needs parentheses
 1 | (landscape: LeastSquares())
   |             ^^^^^^^^^^^^^^
   as in LeastSquares(Builtin("lecture"))
"#,
    ),
    (
        r#"(landscape: LeastSquares(File))"#,
        r#"
scene.ron:1:26: “File” needs parentheses
 1 | (landscape: LeastSquares(File))
   |                          ^^^^
   as in File("rows.csv")
"#,
    ),
    (
        r#"(racers: [(schedule: Cosine())])"#,
        r#"
scene.ron:1:22: “Cosine” has no parameters
 1 | (racers: [(schedule: Cosine())])
   |                      ^^^^^^^^
   without parentheses: Cosine
"#,
    ),
    (
        r#"(racers: [(rule: SGD, eta: 0.1)])"#,
        r#"
scene.ron:1:18: Unknown rule “SGD”
 1 | (racers: [(rule: SGD, eta: 0.1)])
   |                  ^^^
   allowed: {rules}
   did you mean Gd?
"#,
    ),
    (
        r#"(stpes: 3)"#,
        r#"
scene.ron:1:2: Unknown field “stpes”
 1 | (stpes: 3)
   |  ^^^^^
   allowed: title, watch, slide, landscape, noise, held_out, view, start, steps, seed, racers, expect, lab
   did you mean steps?
"#,
    ),
    (
        r#"(racers: [(rule: Adam(beta: 0.9))])"#,
        r#"
scene.ron:1:23: Unknown field “beta”
 1 | (racers: [(rule: Adam(beta: 0.9))])
   |                       ^^^^
   allowed: beta1, beta2, epsilon
   did you mean beta1?
"#,
    ),
    (
        r#"(landscape: Rosenbrok())"#,
        r#"
scene.ron:1:13: Unknown landscape “Rosenbrok”
 1 | (landscape: Rosenbrok())
   |             ^^^^^^^^^
   allowed: {landscapes}
   did you mean Rosenbrock(…)?
"#,
    ),
    (
        r#"(view: (scale: log))"#,
        r#"
scene.ron:1:16: Unknown scale “log”
 1 | (view: (scale: log))
   |                ^^^
   allowed: Log, Linear
   did you mean Log?
"#,
    ),
    (
        r#"(title: {"de": "x"})"#,
        r#"
scene.ron:1:11: Unknown language “de”
 1 | (title: {"de": "x"})
   |           ^^^
   allowed: en, ru
"#,
    ),
    (
        r#"(steps: 3, steps: 4)"#,
        r#"
scene.ron:1:12: “steps” is given twice
 1 | (steps: 3, steps: 4)
   |            ^^^^^
"#,
    ),
    (
        r#"(racers: [(color: 3)])"#,
        r#"
scene.ron:1:12: Unknown field “color”
 1 | (racers: [(color: 3)])
   |            ^^^^^
   allowed: rule, eta, batch, draw, divide, schedule, warmup, form, stop, name, on
"#,
    ),
];

/// Values of another kind.
const KINDS: &[(&str, &str)] = &[
    (
        r#"(racers: [(eta: "0.1")])"#,
        r#"
scene.ron:1:17: “"0.1"” does not belong here
 1 | (racers: [(eta: "0.1")])
   |                 ^^^^^
   allowed: a number, 0 < eta ≤ 1e50
"#,
    ),
    (
        r#"(racers: [(batch: 10)])"#,
        r#"
scene.ron:1:19: “10” does not belong here
 1 | (racers: [(batch: 10)])
   |                   ^^
   allowed: Full, One, Size(…), Growing(…)
"#,
    ),
    (
        r#"(racers: [(batch: Size(-3))])"#,
        r#"
scene.ron:1:24: “-3” does not belong here
 1 | (racers: [(batch: Size(-3))])
   |                        ^^
   allowed: a whole number, 1 ≤ batch ≤ 1000000
"#,
    ),
    (
        r#"(racers: [(batch: Size(3.5))])"#,
        r#"
scene.ron:1:24: “3.5” does not belong here
 1 | (racers: [(batch: Size(3.5))])
   |                        ^^^
   allowed: a whole number, 1 ≤ batch ≤ 1000000
"#,
    ),
    (
        r#"(racers: [(on: yes)])"#,
        r#"
scene.ron:1:16: “yes” does not belong here
 1 | (racers: [(on: yes)])
   |                ^^^
   allowed: true or false
"#,
    ),
    (
        r#"(steps: 1e9)"#,
        r#"
scene.ron:1:9: “1e9” does not belong here
 1 | (steps: 1e9)
   |         ^^^
   allowed: a whole number, 1 ≤ steps ≤ 1000000
"#,
    ),
    (
        r#"(steps: 99999999999999999999999)"#,
        r#"
scene.ron:1:9: “99999999999999999999999” does not belong here
 1 | (steps: 99999999999999999999999)
   |         ^^^^^^^^^^^^^^^^^^^^^^^
   allowed: a whole number, 1 ≤ steps ≤ 1000000
"#,
    ),
    (
        r#"(seed: -1)"#,
        r#"
scene.ron:1:8: “-1” does not belong here
 1 | (seed: -1)
   |        ^^
   allowed: a whole number, 0 ≤ seed ≤ 1e15
"#,
    ),
    (
        r#"(start: (1.0))"#,
        r#"
scene.ron:1:9: “(1.0)” does not belong here
 1 | (start: (1.0))
   |         ^^^^^
   allowed: two numbers in parentheses: (-1.0, 2.0)
"#,
    ),
    (
        r#"(start: (1.0, 2.0, 3.0))"#,
        r#"
scene.ron:1:9: “(1.0, 2.0, 3.0)” does not belong here
 1 | (start: (1.0, 2.0, 3.0))
   |         ^^^^^^^^^^^^^^^
   allowed: two numbers in parentheses: (-1.0, 2.0)
"#,
    ),
    (
        r#"(slide: 28)"#,
        r#"
scene.ron:1:9: “28” does not belong here
 1 | (slide: 28)
   |         ^^
   allowed: a text in quotation marks
"#,
    ),
    (
        r#"(title: 3)"#,
        r#"
scene.ron:1:9: “3” does not belong here
 1 | (title: 3)
   |         ^
   allowed: a text in quotation marks, or one per language: {"en": "…", "ru": "…"}
"#,
    ),
    (
        r#"(racers: (eta: 0.1))"#,
        r#"
scene.ron:1:10: “(eta: 0.1)” does not belong here
 1 | (racers: (eta: 0.1))
   |          ^^^^^^^^^^
   allowed: a list in brackets: […]
"#,
    ),
    (
        r#"(landscape: "Saddle")"#,
        r#"
scene.ron:1:13: “"Saddle"” does not belong here
 1 | (landscape: "Saddle")
   |             ^^^^^^^^
   allowed: {landscapes}
"#,
    ),
    (
        r#"[1]"#,
        r#"
scene.ron:1:1: “[1]” does not belong here
 1 | [1]
   | ^^^
   allowed: fields in parentheses: (name: value, …)
"#,
    ),
];

/// Numbers that make no sense; every one is told.
const RANGES: &[(&str, &str)] = &[
    (
        r#"(steps: 1000000000)"#,
        r#"
scene.ron:1:9: steps is 1000000000
 1 | (steps: 1000000000)
   |         ^^^^^^^^^^
   allowed: a whole number, 1 ≤ steps ≤ 1000000
"#,
    ),
    (
        r#"(racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])"#,
        r#"
scene.ron:1:17: eta is NaN
 1 | (racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])
   |                 ^^^
   allowed: a finite number, 0 < eta ≤ 1e50

scene.ron:1:29: eta is inf
 1 | (racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])
   |                             ^^^
   allowed: a finite number, 0 < eta ≤ 1e50

scene.ron:1:41: eta is 0
 1 | (racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])
   |                                         ^^^
   allowed: 0 < eta ≤ 1e50

scene.ron:1:66: beta1 is 1
 1 | (racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])
   |                                                                  ^^^
   allowed: 0 ≤ beta1 < 1

scene.ron:1:84: batch is 0
 1 | (racers: [(eta: NaN), (eta: inf), (eta: 0.0), (rule: Adam(beta1: 1.0), batch: Size(0))])
   |                                                                                    ^
   allowed: a whole number, 1 ≤ batch ≤ 1000000
"#,
    ),
    (
        r#"(start: (1, NaN))"#,
        r#"
scene.ron:1:13: start is NaN
 1 | (start: (1, NaN))
   |             ^^^
   allowed: a finite number, -1e50 ≤ w ≤ 1e50
"#,
    ),
    (
        r#"(view: (x: (3, 1), levels: 0))"#,
        r#"
scene.ron:1:12: The view runs from 3 to 1
 1 | (view: (x: (3, 1), levels: 0))
   |            ^^^^^^
   allowed: the smaller number first

scene.ron:1:28: levels is 0
 1 | (view: (x: (3, 1), levels: 0))
   |                            ^
   allowed: a whole number, 1 ≤ levels ≤ 200
"#,
    ),
    (
        r#"(racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5)), (batch: Growing(sise: 2))])"#,
        r#"
scene.ron:1:79: Unknown field “sise”
 1 | (racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5)), (batch: Growing(sise: 2))])
   |                                                                               ^^^^
   allowed: size, every, factor
   did you mean size?
"#,
    ),
    (
        r#"(racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5)), (batch: Growing)])"#,
        r#"
scene.ron:1:71: “Growing” needs parentheses
 1 | (racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5)), (batch: Growing)])
   |                                                                       ^^^^^^^
   as in Growing()
"#,
    ),
    (
        r#"(racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5))])"#,
        r#"
scene.ron:1:33: size is 0
 1 | (racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5))])
   |                                 ^
   allowed: a whole number, 1 ≤ size ≤ 1000000

scene.ron:1:43: every is 0.5
 1 | (racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5))])
   |                                           ^^^
   allowed: a whole number, 1 ≤ every ≤ 1000000

scene.ron:1:56: factor is 0.5
 1 | (racers: [(batch: Growing(size: 0, every: 0.5, factor: 0.5))])
   |                                                        ^^^
   allowed: 1 ≤ factor ≤ 1000000
"#,
    ),
    (
        r#"(racers: [(rule: Momentum(), form: EpsilonOutside), (rule: Adam(), form: EtaOutside)])"#,
        r#"
scene.ron:1:36: Momentum has no form “EpsilonOutside”
 1 | (racers: [(rule: Momentum(), form: EpsilonOutside), (rule: Adam(), form: EtaOutside)])
   |                                    ^^^^^^^^^^^^^^
   allowed: Corrected, EtaOutside, Average

scene.ron:1:74: Adam has no form “EtaOutside”
 1 | (racers: [(rule: Momentum(), form: EpsilonOutside), (rule: Adam(), form: EtaOutside)])
   |                                                                          ^^^^^^^^^^
   allowed: Corrected, Slide, Uncorrected
"#,
    ),
    (
        r#"(racers: [(form: Slide), (schedule: Step(every: 0.5)), (warmup: 2000000)])"#,
        r#"
scene.ron:1:18: Gd has no form “Slide”
 1 | (racers: [(form: Slide), (schedule: Step(every: 0.5)), (warmup: 2000000)])
   |                  ^^^^^
   allowed: Corrected

scene.ron:1:49: every is 0.5
 1 | (racers: [(form: Slide), (schedule: Step(every: 0.5)), (warmup: 2000000)])
   |                                                 ^^^
   allowed: a whole number, 1 ≤ every ≤ 1000000

scene.ron:1:65: warmup is 2000000
 1 | (racers: [(form: Slide), (schedule: Step(every: 0.5)), (warmup: 2000000)])
   |                                                                 ^^^^^^^
   allowed: a whole number, 0 ≤ warmup ≤ 1000000
"#,
    ),
    (
        r#"(landscape: LeastSquares(Synthetic(examples: 1, scale: (1, 0))))"#,
        r#"
scene.ron:1:46: examples is 1
 1 | (landscape: LeastSquares(Synthetic(examples: 1, scale: (1, 0))))
   |                                              ^
   allowed: a whole number, 2 ≤ examples ≤ 1000000

scene.ron:1:60: scale is 0
 1 | (landscape: LeastSquares(Synthetic(examples: 1, scale: (1, 0))))
   |                                                            ^
   allowed: 0 < scale.1 ≤ 1e50
"#,
    ),
    (
        r#"(landscape: Quadratic(kappa: -25))"#,
        r#"
scene.ron:1:30: kappa is -25
 1 | (landscape: Quadratic(kappa: -25))
   |                              ^^^
   allowed: 0 < kappa ≤ 1e50
"#,
    ),
    (
        r#"(noise: (examples: 2000000, spread: -1))"#,
        r#"
scene.ron:1:20: examples is 2000000
 1 | (noise: (examples: 2000000, spread: -1))
   |                    ^^^^^^^
   allowed: a whole number, 1 ≤ examples ≤ 1000000

scene.ron:1:37: spread is -1
 1 | (noise: (examples: 2000000, spread: -1))
   |                                     ^^
   allowed: 0 ≤ spread ≤ 1e50
"#,
    ),
    (
        r#"(steps: 1000000, racers: [(), (), (), (), (), (), (), (), (), (), ()])"#,
        r#"
scene.ron:1:9: 1000000 steps of 11 methods are too many
 1 | (steps: 1000000, racers: [(), (), (), (), (), (), (), (), (), (), ()])
   |         ^^^^^^^
   allowed: steps × methods ≤ 10000000
"#,
    ),
];

/// What a scene says of its lab.
const LABS: &[(&str, &str)] = &[
    (
        r#"(lab: Smothing())"#,
        r#"
scene.ron:1:7: Unknown lab “Smothing”
 1 | (lab: Smothing())
   |       ^^^^^^^^
   allowed: Smoothing(…), Shift(…), Slice(…), LittleNet(…), BatchSize(…), Dropout(…), Normalization(…), Adaptation(…), Stopping(…)
   did you mean Smoothing(…)?
"#,
    ),
    (
        r#"(lab: Smoothing)"#,
        r#"
scene.ron:1:7: “Smoothing” needs parentheses
 1 | (lab: Smoothing)
   |       ^^^^^^^^^
   as in Smoothing()
"#,
    ),
    (
        r#"(lab: LittleNet(moved: 1.5))"#,
        r#"
scene.ron:1:24: moved is 1.5
 1 | (lab: LittleNet(moved: 1.5))
   |                        ^^^
   allowed: 0 ≤ moved ≤ 1
"#,
    ),
    (
        r#"(lab: Smoothing(network: Spiral()))"#,
        r#"
scene.ron:1:26: Unknown network “Spiral”
 1 | (lab: Smoothing(network: Spiral()))
   |                          ^^^^^^
   allowed: Spirals(…), Digits(…), Linear(…)
   did you mean Spirals(…)?
"#,
    ),
    (
        r#"(lab: Slice(network: Digits))"#,
        r#"
scene.ron:1:22: “Digits” needs parentheses
 1 | (lab: Slice(network: Digits))
   |                      ^^^^^^
   as in Digits()
"#,
    ),
    (
        r#"(lab: Shift(nets: [Plain(), BatchNorm()]))"#,
        r#"
scene.ron:1:20: “Plain” has no parameters
 1 | (lab: Shift(nets: [Plain(), BatchNorm()]))
   |                    ^^^^^^^
   without parentheses: Plain
"#,
    ),
    (
        r#"(lab: Shift(nets: [Plain, BatchNorm]))"#,
        r#"
scene.ron:1:27: “BatchNorm” needs parentheses
 1 | (lab: Shift(nets: [Plain, BatchNorm]))
   |                           ^^^^^^^^^
   as in BatchNorm()
"#,
    ),
    (
        r#"(lab: Shift(nets: [Plain, BatchNorms()]))"#,
        r#"
scene.ron:1:27: Unknown net “BatchNorms”
 1 | (lab: Shift(nets: [Plain, BatchNorms()]))
   |                           ^^^^^^^^^^
   allowed: Plain, BatchNorm(…), NoisyBatchNorm(…), Noisy, LayerNorm(…)
   did you mean BatchNorm(…)?
"#,
    ),
    (
        r#"(lab: Shift(nets: [BatchNorm(variance: Unbiast)]))"#,
        r#"
scene.ron:1:40: Unknown variance “Unbiast”
 1 | (lab: Shift(nets: [BatchNorm(variance: Unbiast)]))
   |                                        ^^^^^^^
   allowed: Unbiased, Biased
   did you mean Unbiased?
"#,
    ),
    (
        r#"(lab: Shift(nets: [LayerNorm(gain: Scaler)]))"#,
        r#"
scene.ron:1:36: Unknown gain “Scaler”
 1 | (lab: Shift(nets: [LayerNorm(gain: Scaler)]))
   |                                    ^^^^^^
   allowed: Vector, Scalar
   did you mean Scalar?
"#,
    ),
    (
        r#"(lab: Slice(plane: PCA))"#,
        r#"
scene.ron:1:20: Unknown plane “PCA”
 1 | (lab: Slice(plane: PCA))
   |                    ^^^
   allowed: Random, Pca
   did you mean Pca?
"#,
    ),
    (
        r#"(lab: Smoothing(training: (etta: 0.1)))"#,
        r#"
scene.ron:1:28: Unknown field “etta”
 1 | (lab: Smoothing(training: (etta: 0.1)))
   |                            ^^^^
   allowed: rule, eta, schedule, warmup, batch, steps, init
   did you mean eta?
"#,
    ),
    (
        r#"(lab: Smoothing(training: (eta: "0.1")))"#,
        r#"
scene.ron:1:33: “"0.1"” does not belong here
 1 | (lab: Smoothing(training: (eta: "0.1")))
   |                                 ^^^^^
   allowed: a number, 0 < eta ≤ 1e50
"#,
    ),
    (
        r#"(lab: Smoothing(training: (steps: 1.5)))"#,
        r#"
scene.ron:1:35: “1.5” does not belong here
 1 | (lab: Smoothing(training: (steps: 1.5)))
   |                                   ^^^
   allowed: a whole number, 1 ≤ steps ≤ 100000
"#,
    ),
    (
        r#"(lab: Smoothing(network: Spirals(width: 0, depth: 2.5)))"#,
        r#"
scene.ron:1:41: width is 0
 1 | (lab: Smoothing(network: Spirals(width: 0, depth: 2.5)))
   |                                         ^
   allowed: a whole number, 1 ≤ width ≤ 512

scene.ron:1:51: depth is 2.5
 1 | (lab: Smoothing(network: Spirals(width: 0, depth: 2.5)))
   |                                                   ^^^
   allowed: a whole number, 1 ≤ depth ≤ 64
"#,
    ),
    (
        r#"(lab: Smoothing(network: Digits(depth: 10, width: 512)))"#,
        r#"
scene.ron:1:26: A net of about 2621440 weights is too large
 1 | (lab: Smoothing(network: Digits(depth: 10, width: 512)))
   |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   allowed: depth × width² ≤ 1000000
"#,
    ),
    (
        r#"(lab: Shift(network: Spirals(depth: 64, width: 125), training: (batch: 5000)))"#,
        r#"
scene.ron:1:7: The race and the lab would need 3520 MB of memory
 1 | (lab: Shift(network: Spirals(depth: 64, width: 125), training: (batch: 5000)))
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   allowed: at most 896 MB: fewer steps, methods or charts; in a lab fewer or smaller nets, a smaller batch, fewer seeds
"#,
    ),
    (
        r#"(lab: Smoothing(nets: []))"#,
        r#"
scene.ron:1:23: a lab needs at least one net; choose one
 1 | (lab: Smoothing(nets: []))
   |                       ^^
   allowed: Plain, BatchNorm(…), NoisyBatchNorm(…), Noisy, LayerNorm(…)
"#,
    ),
    (
        r#"(lab: Smoothing(nets: [Plain, Plain, Plain, Plain, Plain, Plain, Plain, Plain, Plain]))"#,
        r#"
scene.ron:1:23: There are 9 nets in the lab
 1 | (lab: Smoothing(nets: [Plain, Plain, Plain, Plain, Plain, Plain, Plain, Plain, Plain]))
   |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   allowed: at most 8
"#,
    ),
    (
        r#"(lab: Smoothing(training: (batch: 1)))"#,
        r#"
scene.ron:1:35: BatchNorm needs at least 2 examples in a batch, found 1: the variance of one example is 0
 1 | (lab: Smoothing(training: (batch: 1)))
   |                                   ^
   allowed: batch ≥ 2
"#,
    ),
    (
        r#"(lab: Smoothing(nets: [Plain, BatchNorm(momentum: 0), LayerNorm(epsilon: -1)], probe: (low: 5, count: 0)))"#,
        r#"
scene.ron:1:51: momentum is 0
 1 | (lab: Smoothing(nets: [Plain, BatchNorm(momentum: 0), LayerNorm(epsilon: -1)], probe: (low: 5, count…
   |                                                   ^
   allowed: 0 < momentum ≤ 1

scene.ron:1:74: epsilon is -1
 1 | …Smoothing(nets: [Plain, BatchNorm(momentum: 0), LayerNorm(epsilon: -1)], probe: (low: 5, count: 0)))
   |                                                                     ^^
   allowed: 0 ≤ epsilon ≤ 1e50

scene.ron:1:93: The probe runs from 5 to 4
 1 | …Smoothing(nets: [Plain, BatchNorm(momentum: 0), LayerNorm(epsilon: -1)], probe: (low: 5, count: 0)))
   |                                                                                        ^
   allowed: the smaller number first

scene.ron:1:103: count is 0
 1 | …Smoothing(nets: [Plain, BatchNorm(momentum: 0), LayerNorm(epsilon: -1)], probe: (low: 5, count: 0)))
   |                                                                                                  ^
   allowed: a whole number, 1 ≤ count ≤ 100
"#,
    ),
    (
        r#"(lab: Smoothing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(every: 0))))"#,
        r#"
scene.ron:1:46: beta1 is 1
 1 | (lab: Smoothing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(eve…
   |                                              ^
   allowed: 0 ≤ beta1 < 1

scene.ron:1:55: eta is 0
 1 | …: Smoothing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(every: …
   |                                                    ^
   allowed: 0 < eta ≤ 1e50

scene.ron:1:65: batch is 0
 1 | …othing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(every: 0))))
   |                                                         ^
   allowed: a whole number, 1 ≤ batch ≤ 1000000

scene.ron:1:75: steps is 200000
 1 | …othing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(every: 0))))
   |                                                                   ^^^^^^
   allowed: a whole number, 1 ≤ steps ≤ 100000

scene.ron:1:105: every is 0
 1 | …othing(training: (rule: Adam(beta1: 1), eta: 0, batch: 0, steps: 200000, schedule: Step(every: 0))))
   |                                                                                                 ^
   allowed: a whole number, 1 ≤ every ≤ 1000000
"#,
    ),
    (
        r#"(lab: Slice(grid: (reach: 0, points: 2)))"#,
        r#"
scene.ron:1:27: reach is 0
 1 | (lab: Slice(grid: (reach: 0, points: 2)))
   |                           ^
   allowed: 1e-6 ≤ reach ≤ 1000000

scene.ron:1:38: points is 2
 1 | (lab: Slice(grid: (reach: 0, points: 2)))
   |                                      ^
   allowed: a whole number, 3 ≤ points ≤ 301
"#,
    ),
    (
        r#"(lab: Shift(watch: (layer: 0, every: 0)))"#,
        r#"
scene.ron:1:28: layer is 0
 1 | (lab: Shift(watch: (layer: 0, every: 0)))
   |                            ^
   allowed: a whole number, 2 ≤ layer ≤ 64

scene.ron:1:38: every is 0
 1 | (lab: Shift(watch: (layer: 0, every: 0)))
   |                                      ^
   allowed: a whole number, 1 ≤ every ≤ 100000
"#,
    ),
];

/// What only shows when the landscape is opened.
const OPENING: &[(&str, &str)] = &[
    (
        r#"(landscape: LeastSquares(Builtin("lecture")), racers: [(batch: Growing(size: 301))])"#,
        r#"
scene.ron:1:78: The batch has 301 examples, the landscape 300
 1 | (landscape: LeastSquares(Builtin("lecture")), racers: [(batch: Growing(size: 301))])
   |                                                                              ^^^
   allowed: 1 ≤ batch ≤ 300
"#,
    ),
    (
        r#"(racers: [(batch: Size(101))])"#,
        r#"
scene.ron:1:24: The batch has 101 examples, the landscape 100
 1 | (racers: [(batch: Size(101))])
   |                        ^^^
   allowed: 1 ≤ batch ≤ 100
"#,
    ),
    (
        r#"(noise: (examples: 5), racers: [(batch: Size(5)), (batch: Size(6)), (eta: -1)])"#,
        r#"
scene.ron:1:64: The batch has 6 examples, the landscape 5
 1 | (noise: (examples: 5), racers: [(batch: Size(5)), (batch: Size(6)), (eta: -1)])
   |                                                                ^
   allowed: 1 ≤ batch ≤ 5

scene.ron:1:75: eta is -1
 1 | (noise: (examples: 5), racers: [(batch: Size(5)), (batch: Size(6)), (eta: -1)])
   |                                                                           ^^
   allowed: 0 < eta ≤ 1e50
"#,
    ),
    (
        r#"(landscape: LeastSquares(Builtin("lecture")), racers: [(batch: Size(301))])"#,
        r#"
scene.ron:1:69: The batch has 301 examples, the landscape 300
 1 | (landscape: LeastSquares(Builtin("lecture")), racers: [(batch: Size(301))])
   |                                                                     ^^^
   allowed: 1 ≤ batch ≤ 300
"#,
    ),
];

/// Assignments to [`SCENE`].
const ASSIGNMENTS: &[(&str, &str)] = &[
    (
        r#"eta"#,
        r#"
--set: “eta” sets nothing
   path=value, for example racers.0.eta=0.05
"#,
    ),
    (
        r#"steps="#,
        r#"
--set: “steps=” sets nothing
   path=value, for example racers.0.eta=0.05
"#,
    ),
    (
        r#"lab.training.eta=0.5"#,
        r#"
--set:1:1: “lab” is left out of the scene, so that a part of it cannot be set
 1 | lab.training.eta=0.5
   | ^^^
   the whole of it can be set: lab=Smoothing()
"#,
    ),
    (
        r#"racers.0.eta=0,5"#,
        r#"
--set:1:14: A number is written with a decimal comma
 1 | racers.0.eta=0,5
   |              ^^^
   with a point: 0.5
"#,
    ),
    (
        r#"racers.0.eta=abc"#,
        r#"
--set:1:14: “abc” does not belong here
 1 | racers.0.eta=abc
   |              ^^^
   allowed: a number, 0 < eta ≤ 1e50
"#,
    ),
    (
        r#"racers.0.etta=0.1"#,
        r#"
--set:1:10: Unknown field “etta”
 1 | racers.0.etta=0.1
   |          ^^^^
   allowed: rule, eta, batch, draw, divide, schedule, warmup, form, stop, name, on
   did you mean eta?
"#,
    ),
    (
        r#"racers.7.eta=3"#,
        r#"
--set:1:8: There is no “7”: the list has 2 entries
 1 | racers.7.eta=3
   |        ^
   allowed: 0…1
"#,
    ),
    (
        r#"racers.x.eta=3"#,
        r#"
--set:1:8: There is no “x”: the list has 2 entries
 1 | racers.x.eta=3
   |        ^
   allowed: 0…1
"#,
    ),
    (
        r#"racers.0.rule.alpha=0.9"#,
        r#"
--set:1:15: “Gd” has no “alpha”
 1 | racers.0.rule.alpha=0.9
   |               ^^^^^
   the whole of it can be set: racers.0.rule=…
"#,
    ),
    (
        r#"racers.1.rule.beta3=0.9"#,
        r#"
--set:1:15: Unknown field “beta3”
 1 | racers.1.rule.beta3=0.9
   |               ^^^^^
   allowed: beta1, beta2, epsilon
   did you mean beta1?
"#,
    ),
    (
        r#"racers.0.rule=Momentom()"#,
        r#"
--set:1:15: Unknown rule “Momentom”
 1 | racers.0.rule=Momentom()
   |               ^^^^^^^^^^
   allowed: {rules}
   did you mean Momentum(…)?
"#,
    ),
    (
        r#"racers.0.batch.0=3"#,
        r#"
--set:1:16: “Full” has no “0”
 1 | racers.0.batch.0=3
   |                ^
   the whole of it can be set: racers.0.batch=…
"#,
    ),
    (
        r#"view.x.0=1"#,
        r#"
--set:1:6: “x” is left out of the scene, so that a part of it cannot be set
 1 | view.x.0=1
   |      ^
   the whole of it can be set: view.x=(-1.5, 2.0)
"#,
    ),
    (
        r#"start.2=1"#,
        r#"
--set:1:7: There is no “2”: the list has 2 entries
 1 | start.2=1
   |       ^
   allowed: 0…1
"#,
    ),
    (
        r#"steps.foo=3"#,
        r#"
--set:1:7: “150” has no “foo”
 1 | steps.foo=3
   |       ^^^
   the whole of it can be set: steps=…
"#,
    ),
    (
        r#"steps=1, seed: 3"#,
        r#"
--set:1:8: “,” stands after the end of the scene
 1 | steps=1, seed: 3
   |        ^
"#,
    ),
    (
        r#"steps=("#,
        r#"
--set:1:7: “(” is never closed
 1 | steps=(
   |       ^
"#,
    ),
    (
        r#"landscape.kapa=3"#,
        r#"
--set:1:11: Unknown field “kapa”
 1 | landscape.kapa=3
   |           ^^^^
   allowed: kappa, angle
   did you mean kappa?
"#,
    ),
];

/// The scene that the assignments are made to.
const SCENE: &str = "(start: (1.0, 2.0), racers: [(rule: Gd, eta: 0.1), (rule: Adam(), eta: 0.1)])";

fn source(text: &str, folder: &Path) -> Source {
    Source { file: "scene.ron".to_owned(), text: text.to_owned(), folder: folder.to_owned(), path: None }
}

/// The names that a message lists as allowed, from the registries.
fn with_names(expected: &str) -> String {
    let spelled = |(name, is_plain): (&str, bool)| if is_plain { name.to_owned() } else { format!("{name}(…)") };
    let rules = RuleSpec::ALL.map(|rule| spelled((rule.name(), rule.params().is_empty())));
    let landscapes: Vec<_> = Spec::all()
        .iter()
        .map(|spec| spelled((spec.name(), spec.data().is_none() && spec.params().is_empty())))
        .collect();
    expected.replace("{rules}", &rules.join(", ")).replace("{landscapes}", &landscapes.join(", "))
}

fn compare(cases: &[(&str, &str)], message: impl Fn(&str) -> String) {
    for (text, expected) in cases {
        assert_eq!(message(text), with_names(expected.trim_matches('\n')), "{text}");
    }
}

#[test]
fn syntax_names_kinds_and_ranges() {
    let message = |text: &str| Scene::parse(text, "scene.ron").unwrap_err().message(Lang::En);
    compare(SYNTAX, message);
    compare(NAMES, message);
    compare(KINDS, message);
    compare(RANGES, message);
    compare(LABS, message);
}

#[test]
fn opening() {
    compare(OPENING, |text| source(text, Path::new("")).open().unwrap_err().message(Lang::En));
}

#[test]
fn assignments() {
    compare(ASSIGNMENTS, |assignment| set(SCENE, assignment).unwrap_err().message(Lang::En));
}

/// Faults of the data point at the name in the scene and say what is wrong in the file.
#[test]
fn data() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("word.csv"), "x1,x2,y\n1.0,2.0,1\n3.0,four,-1\n").unwrap();
    std::fs::write(folder.path().join("empty.csv"), "").unwrap();
    for (data, words) in [
        (r#"File("word.csv")"#, "four"),
        (r#"File("empty.csv")"#, "empty.csv"),
        (r#"File("absent.csv")"#, "absent.csv"),
        (r#"File("../rows.csv")"#, "../rows.csv"),
        (r#"File("/etc/passwd")"#, "/etc/passwd"),
        (r#"Builtin("lectures")"#, "lectures"),
    ] {
        let text = format!("(landscape: Logistic({data}))");
        let faults = source(&text, folder.path()).open().unwrap_err();
        let [fault] = faults.0.as_slice() else { panic!("one fault for {data}") };
        let place = fault.place.as_ref().unwrap();
        assert_eq!(&text[place.span.clone()], &data[data.find('"').unwrap()..data.len() - 1]);
        assert!(fault.headline(Lang::En).contains(words), "{fault}");
        assert!(fault.headline(Lang::Ru).contains(words), "{}", fault.message(Lang::Ru));
    }
}

#[test]
fn files() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let said = |path: &Path| {
        let message = Scene::load(path).unwrap_err().message(Lang::En);
        message.strip_prefix(&path.display().to_string()).expect("the file is named").to_owned()
    };
    assert!(said(&folder.path().join("absent.ron")).starts_with(": No such file\n"));
    assert!(said(folder.path()).starts_with(": This is a folder, not a scene file\n"));
    for empty in ["", " \n", "// nothing\n// at all", "/* nothing */"] {
        assert_eq!(
            said(&file("empty.ron", empty.as_bytes())),
            ": There is nothing in this file\n   The shortest scene is ()"
        );
    }
    assert!(said(&file("bytes.ron", b"(title: \"\xff\xfe\")")).starts_with(":1:10: The file is not UTF-8 text\n"));
    // A file of 100 MB, which takes no room on the disk: refused without being read.
    let large = file("large.ron", b"");
    std::fs::File::options().write(true).open(&large).unwrap().set_len(100 << 20).unwrap();
    assert_eq!(said(&large), ": The file is too large for a scene\n   at most 1 MB");
    let marked = file("marked.ron", "\u{feff}(steps: 3)".as_bytes());
    assert_eq!(Scene::load(&marked).unwrap().steps, 3, "a mark of byte order does not matter");
}

#[test]
fn absurd_nesting_is_refused_and_not_followed() {
    let brackets = "[".repeat(100_000) + &"]".repeat(100_000);
    for text in [brackets.clone(), format!("(title: {brackets})"), "(".repeat(100_000), format!("(racers: {brackets})")]
    {
        let fault = &Scene::parse(&text, "deep.ron").unwrap_err().0[0];
        assert_eq!(fault.headline(Lang::En), "Too many brackets inside each other");
        assert!(fault.place.as_ref().unwrap().source.chars().count() <= 102, "a long line is cut");
    }
    // Before ron looks: 64 levels are read, as something wrong; whatever hides brackets from a careless eye hides none.
    let levels =
        |before: &str, count: usize| format!("({before}expect: {}{})", "[".repeat(count - 1), "]".repeat(count - 1));
    let said = |text: &str| Scene::parse(text, "deep.ron").unwrap_err().0[0].headline(Lang::En);
    for before in ["", "title: r#\"\"\"#, ", "title: r\"\\\", ", "seed: '\"', ", "/* /* */ \" */ "] {
        assert_ne!(said(&levels(before, 64)), "Too many brackets inside each other", "{before}");
        assert_eq!(said(&levels(before, 65)), "Too many brackets inside each other", "{before}");
    }
}

#[test]
fn messages_are_russian_too() {
    let text = "(\n    racers: [\n        (rule: Momentom(), eta: 0,1),\n    ],\n)";
    assert_eq!(
        Scene::parse(&text.replace("0,1", "0.1"), "сцена.ron").unwrap_err().message(Lang::Ru),
        with_names(
            "сцена.ron:3:16: Неизвестное правило «Momentom»\n 3 |         (rule: Momentom(), eta: 0.1),\n   |                ^^^^^^^^\n   \
         допустимо: {rules}\n   возможно, имелось в виду Momentum(…)?"
        )
    );
    let fault = &Scene::parse(text, "сцена.ron").unwrap_err().0[0];
    assert_eq!(fault.headline(Lang::Ru), "Число написано с десятичной запятой");
    assert_eq!(fault.allowed(Lang::Ru).unwrap(), "с точкой: 0.1");
    assert_eq!(fault.whereabouts(Lang::Ru), "сцена.ron, строка 3, столбец 33");
    let faults = source("(racers: [(batch: Size(301))])", Path::new("")).open().unwrap_err();
    assert_eq!(faults.0[0].headline(Lang::Ru), "Объектов в батче 301, а на поверхности 100");
}

/// A caret stands under what it marks after Cyrillic letters and tabs as well.
#[test]
fn carets_count_characters() {
    let fault = &Scene::parse("(\n\ttitle: \"Овраг\", stpes: 3)", "s.ron").unwrap_err().0[0];
    let place = fault.place.as_ref().unwrap();
    assert_eq!((place.line, place.column), (2, 18));
    assert_eq!(place.to_string(), " 2 |  title: \"Овраг\", stpes: 3)\n   |                  ^^^^^");
}

/// Whatever is done to a text, it is read or refused, never a panic, and the fault has a place in the text.
#[test]
fn damaged_texts_do_not_panic() {
    for (_, _, text) in losscape::scene::chapters::EMBEDDED {
        let characters: Vec<char> = text.chars().collect();
        for at in (0..characters.len()).step_by(7) {
            let cut: String = characters[..at].iter().collect();
            let without: String = characters[..at].iter().chain(&characters[at + 1..]).collect();
            let bracket: String = characters[..at].iter().chain(&[')']).chain(&characters[at..]).collect();
            for damaged in [cut, without, bracket] {
                if let Err(faults) = Scene::parse(&damaged, "damaged.ron") {
                    assert!(!faults.message(Lang::Ru).is_empty());
                }
            }
        }
    }
}
