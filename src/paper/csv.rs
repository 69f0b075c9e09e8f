//! Trajectories as CSV: `racer,step,x,y,loss`, one block per racer in their order, every step from 0.
//!
//! Numbers are written as `{:.16e}`, 17 significant digits, so that parsing gives back the same f64. A diverged racer
//! ends with its last finite row. Names are quoted if RFC 4180 requires it; lines end with `\n`.

use crate::race::Trajectory;
use std::io::{self, Write};

/// Rows between two calls of `written`: a few milliseconds of work.
const ROWS_PER_TICK: usize = 1 << 14;

/// Number of rows without the header.
pub fn rows(racers: &[(String, Trajectory)]) -> usize {
    racers.iter().map(|(_, path)| path.points.len()).sum()
}

/// Writes the table. `written` is called regularly with the number of rows so far.
///
/// # Errors
/// Errors of `out`.
pub fn write(
    racers: &[(String, Trajectory)],
    out: &mut (impl Write + ?Sized),
    mut written: impl FnMut(usize),
) -> io::Result<()> {
    let mut buffer = b"racer,step,x,y,loss\n".to_vec();
    let mut done = 0;
    for (name, path) in racers {
        let name = field(name);
        let rows: Vec<_> = path.points.iter().zip(path.losses.iter()).enumerate().collect();
        for block in rows.chunks(ROWS_PER_TICK) {
            for (step, (w, loss)) in block {
                buffer.extend_from_slice(&name);
                writeln!(buffer, ",{step},{:.16e},{:.16e},{loss:.16e}", w.x, w.y)?;
            }
            out.write_all(&buffer)?;
            buffer.clear();
            done += block.len();
            written(done);
        }
    }
    out.write_all(&buffer)?;
    out.flush()
}

/// A text as one CSV field, quoted if necessary.
fn field(text: &str) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record([text, ""]).expect("memory takes every byte");
    let mut line = writer.into_inner().expect("memory takes every byte");
    // Without the comma and the line end: the caller writes the comma.
    line.truncate(line.len() - 2);
    line
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::race::{GradientCost, Verdict};
    use std::sync::Arc;

    fn racer(name: &str, points: &[(f64, f64)]) -> (String, Trajectory) {
        let points: Vec<_> = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
        let losses = points.iter().map(|w| w.x / 3.0).collect();
        let (points, losses) = (Arc::new(points), Arc::new(losses));
        (name.to_owned(), Trajectory { points, losses, verdict: Verdict::Moving, gradient_cost: GradientCost::Each(1) })
    }

    fn table(racers: &[(String, Trajectory)]) -> String {
        let mut out = Vec::new();
        write(racers, &mut out, |_| {}).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn rows_are_exact_and_in_order() {
        let racers = [racer("GD", &[(1.0, -0.1), (f64::MIN_POSITIVE, 1e300)]), racer("b", &[(0.1, 2.0)])];
        assert_eq!(
            table(&racers),
            "racer,step,x,y,loss\n\
             GD,0,1.0000000000000000e0,-1.0000000000000001e-1,3.3333333333333331e-1\n\
             GD,1,2.2250738585072014e-308,1.0000000000000001e300,7.4169128616906696e-309\n\
             b,0,1.0000000000000001e-1,2.0000000000000000e0,3.3333333333333333e-2\n"
        );
        assert_eq!(rows(&racers), 3);
    }

    #[test]
    fn a_name_comes_back_whatever_is_in_it() {
        for name in ["SGD, 0.1/t^0.3", "say \"no\"", "two\nlines", "", "плюс, минус"] {
            let text = table(&[racer(name, &[(1.0, 2.0)])]);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            assert_eq!((&row[0], &row[1], row.len()), (name, "0", 5));
        }
    }

    #[test]
    fn long_tables_tell_how_far_they_are() {
        let racers = [racer("a", &vec![(1.0, 2.0); 3 * ROWS_PER_TICK]), racer("b", &[(0.0, 0.0)])];
        let mut told = Vec::new();
        write(&racers, &mut io::sink(), |done| told.push(done)).unwrap();
        assert_eq!(told, [ROWS_PER_TICK, 2 * ROWS_PER_TICK, 3 * ROWS_PER_TICK, 3 * ROWS_PER_TICK + 1]);
    }
}
