//! Key pictures of the lecture, compared with the kept ones.

use crate::support::snapshot::Album;
use losscape::figure::theme::Theme;
use losscape::scene::Presets;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::offscreen::Window;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::document::Document;

#[test]
fn the_lecture_looks_as_it_did() {
    let (en, ru) = (Lang::En, Lang::Ru);
    let list: [(&str, Lang, Theme, &str, Request); 4] = [
        ("one_method", en, Theme::Light, "gradient-descent", Request::Go(12)),
        ("charts", ru, Theme::Light, "momentum-ravine", Request::Go(40)),
        ("lab", en, Theme::Dark, "little-net", Request::Do(Action::Last)),
        ("contents", ru, Theme::Dark, "1", Request::Do(Action::Scenes)),
    ];
    let mut album = Album::new("lecture");
    for (name, lang, theme, preset, request) in list {
        let presets = Presets::embedded();
        let document = Document::of_preset(presets.by_name(preset).unwrap());
        let settings = Settings { lang, theme, ..Settings::english() };
        let mut window = Window::open([1280.0, 720.0], 0.75, settings, document).unwrap();
        window.settle().unwrap();
        // Shown at its end, a scene does not begin to play.
        for request in [Request::Do(Action::Lecture), Request::Do(Action::Last), request] {
            window.request(request);
        }
        window.settle().unwrap();
        album.compare(name, &window.picture());
    }
    album.close();
}
