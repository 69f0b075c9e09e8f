//! Tables of all kinds that people have: what is read of each, and what is told of it or why it is refused.

use losscape::intake::MAX_TABLE;
use losscape::job::Watch;
use losscape::landscape::{Data, Landscape, Noise, Rows, Spec, TableData};
use losscape::scene::{Decided, Proposal, Source};
use losscape::table::{Decimal, Separator, Table, Wish};
use losscape::text::Lang;
use std::path::Path;

/// The rows of a table and what is told of it, or the message.
fn read_as(data: &TableData, bytes: impl Into<Vec<u8>>, labels: bool) -> Result<(Rows, String), String> {
    let told = |notes: Vec<losscape::table::Note>| {
        notes.iter().map(|note| note.message(Lang::En)).collect::<Vec<_>>().join("; ")
    };
    let read = data.read(bytes.into(), Path::new("rows.csv"), labels);
    read.map(|(rows, notes)| (rows, told(notes))).map_err(|error| error.to_string())
}

fn read(bytes: impl Into<Vec<u8>>) -> Result<(Rows, String), String> {
    read_as(&TableData::default(), bytes, false)
}

/// What a table is proposed for.
fn proposal(bytes: impl Into<Vec<u8>>) -> Proposal {
    let watch = Watch::forever();
    let table = Table::open(bytes.into(), Wish::default(), &mut watch.count(0)).unwrap();
    Proposal::of(&table, TableData::of(Path::new("t.csv")), Decided::default(), &mut watch.count(0)).unwrap()
}

fn rows(rows: &[[f64; 3]]) -> Rows {
    let mut all = Rows::default();
    for &[x1, x2, y] in rows {
        all.push(x1, x2, y);
    }
    all
}

/// Every table holds the rows (1.5, 2, 3) and (4, −5, 6); beside it what is told.
#[test]
fn tables_of_many_kinds_hold_the_same_rows() {
    let utf_16 = |unit: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let bytes = |text: &str| text.as_bytes().to_vec();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (bytes("x1,x2,y\n1.5,2,3\n4,-5,6\n"), ""),
        (bytes("x1,x2,y\r\n1.5,2,3\r\n4,-5,6"), ""),
        (bytes("x1,x2,y\r1.5,2,3\r4,-5,6\r"), ""),
        (bytes("\u{feff}x1,x2,y\n1.5,2,3\n4,-5,6\n"), ""),
        (bytes("x1;x2;y\n1,5;2;3\n4;-5;6\n"), ""),
        (bytes("x1;x2;y\n1,5;2,0;3,00\n4,0;-5;6\n"), ""),
        (bytes("x1;x2;y\n1.5;2;3\n4;-5;6\n"), ""),
        (bytes("x1\tx2\ty\n1.5\t2\t3\n4\t-5\t6\n"), ""),
        (bytes("x1\tx2\ty\n1,5\t2\t3\n4\t-5\t6\n"), ""),
        (bytes("x1 x2 y\n1.5 2 3\n4 -5 6\n"), ""),
        (bytes("  x1    x2   y\n 1.5     2   3\n   4    -5   6\n"), ""),
        (bytes("x1|x2|y\n1.5|2|3\n4|-5|6\n"), ""),
        (bytes("sep=;\nx1;x2;y\n1,5;2;3\n4;-5;6\n"), ""),
        (bytes("sep=,\r\nx1,x2,y\r\n1.5,2,3\r\n4,-5,6\r\n"), ""),
        (bytes("\"sep=\t\"\nx1\tx2\ty\n1.5\t2\t3\n4\t-5\t6\n"), ""),
        (bytes("\"x1\",\"x2\",\"y\"\n\"1.5\",\"2\",\"3\"\n\"4\",\"-5\",\"6\"\n"), ""),
        (bytes("x1,x2,y\n\"1,5\",\"2,0\",\"3\"\n\"4,0\",\"-5,0\",\"6\"\n"), ""),
        (bytes("x1,x2,y\n1.5,2,3\n4,−5,6\n"), ""),
        (bytes("X1, X2 ,Y\n 1.5 , 2 , 3 \n4,- 5,6\n"), ""),
        (bytes("y,x2,x1\n3,2,1.5\n6,-5,4\n"), ""),
        (bytes("x1,x2,y,\n1.5,2,3,\n4,-5,6,\n"), ""),
        (bytes("x1,x2,y\n1.5,2,3,,\n4,-5,6,,\n"), ""),
        (bytes("x1,x2,y\n,,\n1.5,2,3\n\n,,\n4,-5,6\n,,\n"), ""),
        (bytes("x1;x2;y\n1,5e0;2E+00;3\n4;-0,5e1;6\n"), ""),
        (utf_16(u16::to_le_bytes, "\u{feff}x1\tx2\ty\r\n1,5\t2\t3\r\n4\t-5\t6\r\n"), ""),
        (utf_16(u16::to_be_bytes, "\u{feff}x1;x2;y\n1,5;2;3\n4;-5;6\n"), ""),
        (utf_16(u16::to_le_bytes, "x1,x2,y\n1.5,2,3\n4,-5,6\n"), ""),
        (bytes("x1,x2,y\ncm,kg,€\n1.5,2,3\n4,-5,6\n"), "line 2 has no numbers"),
        (bytes("x1;x2;y\n(см);(кг);\n1,5;2;3\n4;-5;6\n"), "line 2 has no numbers"),
        (bytes("Results of March;;\n;;\nx1;x2;y\n1,5;2;3\n4;-5;6\n"), "line 1 is a title"),
        (bytes("# made by hand\nx1,x2,y\n1.5,2,3\n# a remark\n4,-5,6\n"), "2 lines that begin with # were passed over"),
        (bytes("# x1,x2,y\n1.5,2,3\n4,-5,6\n"), ""),
        (bytes("# x1 x2 y\n1.5 2 3\n4 -5 6\n"), ""),
        (bytes("x1,x2,y\n1.5,2,3\nx1,x2,y\n4,-5,6\n"), "the header comes again on line 3"),
        (bytes("x1,x2,y\n1.5,2,3\n4,-5,6\n7,,8\nNA,1,2\n"), "2 rows with an empty cell were passed over, first line 4"),
        (bytes("x1,x2,y\n1.5,2,3\n4,-5,6\n7,8\n"), "the row on line 4 has an empty cell and was passed over"),
        (bytes("1.5,2,3\n4,-5,6\n"), "there is no header, columns are called 1, 2, 3 …; x1 is 1, x2 is 2, y is 3"),
        (bytes("1,5;2;3\n4;-5;6\n"), "there is no header, columns are called 1, 2, 3 …; x1 is 1, x2 is 2, y is 3"),
        (bytes("height,width,price\n1.5,2,3\n4,-5,6\n"), "x1 is height, x2 is width, y is price"),
        (
            bytes(",height,width,price\n0,1.5,2,3\n1,4,-5,6\n"),
            "the first column only numbers the rows; x1 is height, x2 is width, y is price",
        ),
        (
            bytes("id,height,width,price\n1,1.5,2,3\n2,4,-5,6\n"),
            "id only numbers the rows; x1 is height, x2 is width, y is price",
        ),
        (
            bytes("#,height,width,price\n1,1.5,2,3\n2,4,-5,6\n"),
            "the first column only numbers the rows; x1 is height, x2 is width, y is price",
        ),
        (
            bytes("\"a\" \"b\" \"c\"\n\"1\" 1.5 2 3\n\"2\" 4 -5 6\n"),
            "the first column only numbers the rows; x1 is a, x2 is b, y is c",
        ),
        (bytes("city,a,b,c\nRome,1.5,2,3\nBonn,4,-5,6\n"), "x1 is a, x2 is b, y is c; not used: city"),
        (bytes("x1,x2,x3,y\n1.5,2,9,3\n4,-5,9,6\n"), "not used: x3"),
        (bytes("a,b,c,d,e\n1.5,2,3,7,8\n4,-5,6,7,8\n"), "x1 is a, x2 is b, y is c; not used: d, e"),
        (bytes("a,y,b\n1.5,3,2\n4,6,-5\n"), "x1 is a, x2 is b, y is y"),
        (
            bytes("x1,x2,y,x1\n1.5,2,3,7\n4,-5,6,7\n"),
            "several columns are called x1, from the second on with a number: x1 (2); not used: x1 (2)",
        ),
        (
            bytes("value,value,\n1.5,2,3\n4,-5,6\n"),
            "several columns are called value, from the second on with a number: value (2); x1 is value, x2 is value (2), y is 3",
        ),
        (bytes("name;рост;вес;цена\nАнна;1,5;2;3\nИван;4;-5;6\n"), "x1 is рост, x2 is вес, y is цена; not used: name"),
        (
            encoding_rs::WINDOWS_1251.encode("рост;вес;цена\r\n1,5;2;3\r\n4;-5;6\r\n").0.into_owned(),
            "x1 is рост, x2 is вес, y is цена",
        ),
        (
            encoding_rs::WINDOWS_1252.encode("Größe;Länge;Maß\r\n1,5;2;3\r\n4;-5;6\r\n").0.into_owned(),
            "x1 is Größe, x2 is Länge, y is Maß",
        ),
        (bytes("note,x1,x2,y\n\"two\nlines\",1.5,2,3\n\"a \"\"quote\"\"\",4,-5,6\n"), "not used: note"),
    ];
    let expected = rows(&[[1.5, 2.0, 3.0], [4.0, -5.0, 6.0]]);
    for (bytes, told) in &cases {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(read(bytes.clone()), Ok((expected.clone(), (*told).to_owned())), "{text:?}");
        // What a sheet names is what its scene reads.
        let named = proposal(bytes.clone()).data;
        let again = read_as(&named, bytes.clone(), false).map(|(rows, _)| rows);
        assert_eq!(again, Ok(expected.clone()), "{named:?}: {text:?}");
    }
    assert!(cases.len() > 45);
}

#[test]
fn marks_between_thousands_are_no_decimal_marks() {
    let (expected, other) =
        (rows(&[[1234.5, 2000.0, 3.0], [1_000_000.0, 5.0, 6.0]]), "was read with a mark between thousands");
    for (text, told) in [
        ("x1;x2;y\n1 234,5;2 000;3\n1 000 000;5;6\n", ""),
        ("x1;x2;y\n1\u{a0}234,5;2\u{a0}000;3\n1\u{a0}000\u{a0}000;5;6\n", ""),
        ("x1;x2;y\n1'234.5;2'000;3\n1’000’000;5;6\n", ""),
        ("x1;x2;y\n1.234,5;2.000;3\n1.000.000;5;6\n", "1.234,5"),
        ("x1,x2,y\n\"1,234.5\",\"2,000\",3\n\"1,000,000\",5,6\n", "1,234.5"),
    ] {
        let note = if told.is_empty() { String::new() } else { format!("“{told}” {other}") };
        assert_eq!(read(text), Ok((expected.clone(), note)), "{text:?}");
    }
    // Three digits behind a comma between semicolons are decimals.
    let small = rows(&[[1.234, 2.0, 3.0], [4.125, 5.0, 6.0]]);
    assert_eq!(read("x1;x2;y\n1,234;2;3\n4,125;5;6\n"), Ok((small, String::new())));
}

#[test]
fn one_feature_gets_a_constant_beside_it() {
    let constant = "there is one feature, so x2 = 1 in every row and w₂ is the intercept";
    let expected = rows(&[[1.5, 1.0, 3.0], [4.0, 1.0, 6.0]]);
    let told = format!("x1 is size, x2 is 1, y is price; {constant}");
    assert_eq!(read("size,price\n1.5,3\n4,6\n"), Ok((expected.clone(), told)));
    let told = format!("x1 is x, x2 is 1, y is y; {constant}");
    assert_eq!(read("x;y\n1,5;3\n4;6\n"), Ok((expected.clone(), told)));
    let named = TableData { x1: "b".into(), x2: "=1".into(), y: "a".into(), ..TableData::default() };
    assert_eq!(read_as(&named, "a,b,c\n3,1.5,9\n6,4,9\n", false), Ok((expected, String::new())));
}

#[test]
fn classes_are_two_numbers_or_two_words() {
    let expected = rows(&[[1.0, 2.0, 1.0], [3.0, 4.0, -1.0], [5.0, 6.0, 1.0]]);
    let cases = [
        ("x1,x2,y\n1,2,1\n3,4,-1\n5,6,1\n", ""),
        ("x1,x2,y\n1,2,1\n3,4,0\n5,6,1\n", "y = −1 is 0, y = +1 is 1"),
        ("x1,x2,y\n1,2,2\n3,4,1\n5,6,2.0\n", "y = −1 is 1, y = +1 is 2"),
        ("x1,x2,y\n1,2,yes\n3,4,no\n5,6,Yes\n", "y = −1 is no, y = +1 is yes"),
        ("x1,x2,y\n1,2,TRUE\n3,4,FALSE\n5,6,TRUE\n", "y = −1 is FALSE, y = +1 is TRUE"),
        (
            "a,b,c,kind\n1,2,9,setosa\n3,4,8,iris\n5,6,7,setosa\n",
            "x1 is a, x2 is b, y is kind; not used: c; y = −1 is iris, y = +1 is setosa",
        ),
        ("kind;a;b\nда;1;2\nнет;3;4\nда;5;6\n", "x1 is a, x2 is b, y is kind; y = −1 is да, y = +1 is нет"),
    ];
    for (text, told) in cases {
        let (mut found, notes) = read_as(&TableData::default(), text, true).expect(text);
        if text.starts_with("kind;") {
            // By the alphabet «нет» is +1.
            found.y.iter_mut().for_each(|y| *y = -*y);
        }
        assert_eq!((&found, notes.as_str()), (&expected, told), "{text:?}");
    }
    for (text, message) in [
        (
            "x1,x2,y\n1,2,1\n3,4,-1\n5,6,0\n",
            "rows.csv, column y: for classes two different values are needed, found 1, -1, 0",
        ),
        ("x1,x2,y\n1,2,1\n3,4,1\n", "rows.csv, column y: for classes two different values are needed, found 1"),
        (
            "x1,x2,y\n1,2,a\n3,4,b\n5,6,c\n",
            "rows.csv, column y: for classes two different values are needed, found a, b, c",
        ),
    ] {
        assert_eq!(read_as(&TableData::default(), text, true), Err(message.to_owned()));
    }
}

#[test]
fn faults_say_what_was_found_where_and_how_it_was_read() {
    let comma = "(read with “,” between cells and a decimal point)";
    let cell = |rest: &str| format!("rows.csv, line {rest}, expected a number, -1e50 ≤ x ≤ 1e50 {comma}");
    let cases: Vec<(&[u8], String)> = vec![
        (b"", "rows.csv is empty; expected rows of numbers".into()),
        (b"\n\n \n", "rows.csv is empty; expected rows of numbers".into()),
        (b"x1,x2,y\n", "rows.csv has a header and no rows; at least 2 are needed".into()),
        (b"x1,x2,y\n1,2,3\n", "rows.csv has 1 row of data; at least 2 are needed".into()),
        (b"a,b,c\nd,e,f\n", format!("rows.csv has no cell that is a number {}", comma)),
        (b"x1,x2,y\n1,2,3\n4,five,6\n", cell("3, column x2: found “five”")),
        (b"x1,x2,y\n1,2,3\n1e999,5,6\n", cell("3, column x1: found “1e999”")),
        (b"x1,x2,y\n1,2,3\n4,inf,6\n", cell("3, column x2: found “inf”")),
        (b"x1,x2,y\n1,2,3\n4,5%,6\n", cell("3, column x2: found “5%”")),
        (b"x1,x2,y\n1,2,3\n4,\xff,6\n", cell("3, column x2: found “ÿ”")),
        (b"x1,x2,y\n1,2,3\n4,5,6,7\n", format!("rows.csv, line 3: 4 cells, expected at most 3 {comma}")),
        (
            b"x1,x2,y\n1,2,3\n4,5,\"6\n7,8,9\n",
            "rows.csv, line 3: a cell begins with a quotation mark that is never closed".into(),
        ),
        (
            b"a,b\nx,1\nz,2\nu,3\n",
            format!("rows.csv has too few columns of numbers: b; needed are one or two features and y {comma}"),
        ),
        (b"PK\x03\x04\x14\0\0", "rows.csv is a spreadsheet program’s workbook; save the sheet there as CSV".into()),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "rows.csv is not a text; a table is CSV or another text with separated cells".into(),
        ),
        (b"sep=#\n1#2#3\n", "rows.csv, line 1: “sep=#” names no separator; allowed are , ; | and tab".into()),
    ];
    for (bytes, message) in cases {
        assert_eq!(read(bytes), Err(message), "{:?}", String::from_utf8_lossy(bytes));
    }
    let named = TableData { x2: "width".into(), ..TableData::default() };
    let message = format!("rows.csv has no column width; its columns are x1, x2, y {comma}");
    assert_eq!(read_as(&named, "x1,x2,y\n1,2,3\n4,5,6\n", false), Err(message));
    let russian = TableData::default().read(b"x1;x2;y\n1,5;2;3\n4;a;6\n".to_vec(), Path::new("rows.csv"), false);
    let expected = "rows.csv, строка 3, столбец x2: найдено «a», нужно число, -1e50 ≤ x ≤ 1e50 (разделитель ячеек — «;», десятичный знак — запятая)";
    assert_eq!(russian.unwrap_err().message(Lang::Ru), expected);
}

#[test]
fn what_is_wished_is_not_guessed() {
    let text = "x1;x2;y\n1,234;2;3\n4,125;5;6\n";
    let thousands = TableData { decimal: Some(Decimal::Point), ..TableData::default() };
    let (found, _) = read_as(&thousands, text, false).unwrap();
    assert_eq!(found, rows(&[[1234.0, 2.0, 3.0], [4125.0, 5.0, 6.0]]));
    let comma = TableData { separator: Some(Separator::Comma), ..TableData::default() };
    let message = read_as(&comma, "x1;x2;y\n1;2;3\n4;5;6\n", false).unwrap_err();
    assert!(message.contains("no cell that is a number (read with “,”"), "{message}");
}

#[test]
fn long_rows_and_many_rows_have_a_limit() {
    let fault = |text: String| read(text).unwrap_err();
    const MORE: usize = 3 << 20;
    for (text, line) in [
        (",".repeat(MORE), 1),
        (format!("x1,x2,y\n1,2,3\n{}", "4".repeat(MORE)), 3),
        (format!("x1,x2,y\n1,2,\"{}", "3\n".repeat(MORE / 2)), 2),
        (format!("x1,x2,y\n{}", "\"\n\",".repeat(MORE / 4)), 2),
    ] {
        let message = fault(text);
        assert!(message.starts_with(&format!("rows.csv: the row starting on line {line} is longer")), "{message}");
    }
    assert!(fault("\0".repeat(MORE)).contains("not a text"));
    let many = "1,2,3\n".repeat(1_000_001);
    assert_eq!(fault(many), "rows.csv has more than 1\u{202f}000\u{202f}000 rows");
    assert!(
        fault(format!("{}\n{}\n", "a,".repeat(20_000), "1,".repeat(20_000)))
            .contains("more than 10\u{202f}000 columns")
    );
    let cell = fault(format!("x1,x2,y\n1,2,3\n1,2,{}\n", "five".repeat(50_000)));
    assert!(cell.contains('…') && cell.chars().count() < 260, "{cell}");
    // The many rows fit into a file.
    const { assert!(MAX_TABLE > 6_000_000) };
}

/// Mean 0 and standard deviation 1 of the rows that are learnt from; those set aside are scaled as these.
#[test]
fn standardised_rows_make_round_level_lines() {
    let folder = tempfile::tempdir().unwrap();
    let line = |k: i32| format!("{},{},{}\n", 100 * k, (k * k) % 17, 3000 * k - 40 * ((k * k) % 17) + (k * 7) % 5);
    std::fs::write(folder.path().join("t.csv"), (0..60).map(line).collect::<String>()).unwrap();
    let open = |data: &TableData| -> Landscape {
        Spec::LeastSquares(Data::Table(data.clone())).open(&Noise::default(), 1, Some(folder.path())).unwrap()
    };
    let plain = TableData::of(Path::new("t.csv"));
    let scaled = TableData { standardise: true, ..plain.clone() };
    let condition = |landscape: &Landscape| {
        let [low, high] = landscape.curvatures(landscape.minima()[0]);
        high / low
    };
    assert!(condition(&open(&plain)) > 1e4 && condition(&open(&scaled)) < 2.0);
    // The Hessian of standardised features is 2·(1, ρ; ρ, 1), and Q* is 1 − R².
    let hessian = open(&scaled).hessian(losscape::geometry::Point::zeros());
    assert!((hessian.m11 - 2.0).abs() < 1e-12 && (hessian.m22 - 2.0).abs() < 1e-12, "{hessian}");
    assert!(open(&scaled).lowest().is_some_and(|q| (0.0..0.01).contains(&q)));
}

#[test]
fn a_table_becomes_a_scene_whose_methods_fit_it() {
    let folder = tempfile::tempdir().unwrap();
    let flats: String = (0..40).map(|k| format!("{},{},{}\n", 30 + k, 1 + k % 4, 100_000 + 3_000 * k)).collect();
    let found = proposal(format!("area,rooms,price\n{flats}"));
    assert!(found.data.standardise && !found.labels, "{found:?}");
    let near = proposal("x1,x2,y\n1,2,3\n-1,0.5,0\n2,-1,1\n");
    assert_eq!(near.landscape(), Spec::LeastSquares(Data::File("t.csv".into())));
    let words: String = (0..12).map(|k| format!("{},{},{}\n", k % 3, k % 5, ["cat", "dog"][k % 2])).collect();
    let pets = proposal(format!("a,b,kind\n{words}"));
    assert!(pets.labels && matches!(pets.landscape(), Spec::Logistic(_)), "{pets:?}");
    for (name, text) in [("t.csv", format!("area,rooms,price\n{flats}")), ("u.tsv", format!("a,b,kind\n{words}"))] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let (scene, landscape) = Source::of_rows(&path).unwrap().open().unwrap();
        let runs = scene.run(&landscape);
        let ends = runs.iter().flatten().filter(|run| run.points.len() == scene.steps + 1).count();
        assert_eq!(ends, 8, "{name}: all eight methods stay finite");
    }
}

#[test]
fn a_table_is_given_up_while_it_is_read() {
    let text = "1,2,3\n".repeat(100_000);
    let read = Table::open(text.into(), Wish::default(), &mut Watch::new(&|_| false).count(0));
    assert!(matches!(read, Err(losscape::table::TableFault::GivenUp)));
}
