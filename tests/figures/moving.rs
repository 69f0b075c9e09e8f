//! Moving pictures: each frame is the still of its step, although only what changes is painted.

use losscape::export::{Motion, MotionError, Subject};
use losscape::paper::animation::Form;
use losscape::picture::FigureOptions;
use losscape::scene::{Presets, Race, TimeAxis};
use resvg::tiny_skia::Pixmap;
use std::sync::Arc;

fn subject(preset: &str) -> Subject {
    let (scene, landscape) = Presets::embedded().by_name(preset).unwrap().source.open().unwrap();
    Arc::new(Race::run(scene, Arc::new(landscape))).into()
}

fn options() -> FigureOptions {
    FigureOptions { size: (480, 360), ..FigureOptions::default() }
}

/// The frames of an APNG as straight RGBA, each laid over the ones before.
fn frames(file: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = png::Decoder::new(file).read_info().unwrap();
    let (width, count) = (reader.info().width as usize, reader.info().animation_control().unwrap().num_frames);
    let mut page = vec![0; width * reader.info().height as usize * 4];
    let mut buffer = vec![0; reader.output_buffer_size()];
    let mut out = Vec::new();
    for _ in 0..count {
        reader.next_frame(&mut buffer).unwrap();
        let control = *reader.info().frame_control().unwrap();
        let over = control.blend_op == png::BlendOp::Over;
        for y in 0..control.height as usize {
            for x in 0..control.width as usize {
                let from = &buffer[4 * (y * control.width as usize + x)..][..4];
                let at = 4 * ((y + control.y_offset as usize) * width + x + control.x_offset as usize);
                if !over || from[3] > 0 {
                    page[at..at + 4].copy_from_slice(from);
                }
            }
        }
        out.push(page.clone());
    }
    out
}

#[test]
fn every_frame_is_the_still_of_its_step() {
    for preset in ["eight-methods", "divergence", "large-step"] {
        let subject = subject(preset);
        let motion = Motion { from: 2, to: Some(42), ..Motion::default() };
        let film = subject.animate(&options(), &motion, Form::Apng, &|_| true).unwrap().unwrap();
        let again = subject.animate(&options(), &motion, Form::Apng, &|_| true).unwrap().unwrap();
        assert!(film == again, "{preset}: the same bytes");
        let frames = frames(&film);
        assert_eq!(frames.len(), 41);
        for step in [2, 3, 9, 25, 42] {
            let options = FigureOptions { at: Some(step), time: Some(TimeAxis::Steps), ..options() };
            let still = subject.to_pixels(&options).rgba;
            let frame = &frames[step as usize - 2];
            // A line that is cut where it is not seen may be a shade off at its edge.
            let off = frame.iter().zip(&still).filter(|(a, b)| a.abs_diff(**b) > 16).count();
            assert!(off < 40, "{preset}, step {step}: {off} samples");
            if step == 42 {
                assert!(frame == &still, "{preset}: the last frame is a still");
            }
        }
    }
}

#[test]
fn a_gif_has_the_same_frames_in_its_colours() {
    let subject = subject("eight-methods");
    let motion = Motion { from: 0, to: Some(20), fps: 30, loops: Some(3) };
    let film = subject.animate(&options(), &motion, Form::Gif, &|_| true).unwrap().unwrap();
    let mut reader = gif::DecodeOptions::new().read_info(film.as_slice()).unwrap();
    let palette = reader.global_palette().unwrap().to_vec();
    let (width, height) = (usize::from(reader.width()), usize::from(reader.height()));
    let mut page = vec![[0u8; 3]; width * height];
    let (mut count, mut hundredths) = (0, 0);
    while let Some(frame) = reader.read_next_frame().unwrap() {
        count += 1;
        hundredths += u32::from(frame.delay);
        for (k, index) in frame.buffer.iter().enumerate().filter(|(_, index)| Some(**index) != frame.transparent) {
            let (x, y) = (k % usize::from(frame.width), k / usize::from(frame.width));
            let at = (y + usize::from(frame.top)) * width + x + usize::from(frame.left);
            let from = 3 * usize::from(*index);
            page[at] = [palette[from], palette[from + 1], palette[from + 2]];
        }
    }
    assert_eq!((count, hundredths), (21, 70), "21 frames at 30 a second");
    let options = FigureOptions { at: Some(20), time: Some(TimeAxis::Steps), ..options() };
    let still = Pixmap::decode_png(&subject.to_png(&options)).unwrap();
    let errors = still
        .data()
        .chunks_exact(4)
        .zip(&page)
        .flat_map(|(a, b)| (0..3).map(|k| f64::from(a[k].abs_diff(b[k])).powi(2)).collect::<Vec<_>>());
    let mean = errors.sum::<f64>() / (3 * width * height) as f64;
    let decibels = 10.0 * (255.0f64.powi(2) / mean).log10();
    assert!(decibels > 36.0, "{decibels} dB");
    assert!(page.contains(&[255; 3]), "white is exact");
}

#[test]
fn what_cannot_be_shown_is_refused_and_work_can_be_given_up() {
    let subject = subject("eight-methods");
    let try_it = |motion: Motion, size| {
        subject.animate(&FigureOptions { size, ..options() }, &motion, Form::Gif, &|_| false).map(|film| film.is_none())
    };
    assert_eq!(try_it(Motion::default(), (480, 360)), Ok(true), "given up");
    let backwards = Motion { from: 9, to: Some(3), ..Motion::default() };
    assert!(matches!(try_it(backwards, (480, 360)), Err(MotionError::Range { .. })));
    let beyond = Motion { to: Some(1_000_000), ..Motion::default() };
    assert!(matches!(try_it(beyond, (480, 360)), Err(MotionError::Range { .. })));
    assert!(matches!(try_it(Motion { fps: 0, ..Motion::default() }, (480, 360)), Err(MotionError::Fps { .. })));
    assert!(matches!(try_it(Motion::default(), (8000, 8000)), Err(MotionError::TooLarge { .. })));
}
