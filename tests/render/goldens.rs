//! `tests/fixtures/rendered/` contains each form of the valid fixtures. After a change, run with `SNAPSHOTS=overwrite`
//! and read the difference.

use super::{AS_WRITTEN, explainer, fixture, json, options};
use explainer_cards::render::{Form, Options, Output, STYLES, render};
use snapbox::Data;

#[test]
fn every_form_equals_its_golden_file() {
    for name in ["full", "lists-and-spans", "minimal", "paywall-teaser"] {
        let explainer = explainer(&json(name));
        let dated = explainer.published.is_some();
        // `a_feed_needs_a_date` tests feeds without dates.
        let forms = Form::ALL
            .into_iter()
            .filter(|form| dated || !matches!(form, Form::Feed | Form::Rss));
        for form in forms {
            let outputs = render(form, &explainer, &options()).expect("it can be written");
            assert_eq!(outputs.len(), form.suffixes().len(), "{form}");
            for Output { suffix, content } in outputs {
                let content = content.replace(STYLES, "(style sheet)\n");
                let golden = fixture("rendered").join([name, suffix].concat());
                snapbox::assert_data_eq!(content, Data::read_from(&golden, None).raw());
            }
        }
    }
}

#[test]
fn a_feed_needs_a_date() {
    for form in [Form::Feed, Form::Rss] {
        let error = render(form, &explainer(&json("minimal")), &options()).unwrap_err();
        let said = "needs the day on which the explainer was published or updated; \
                    add `published` or `updated` to the file";
        assert_eq!(error.to_string(), format!("`{form}` {said}"));
    }
}

#[test]
fn forms_that_need_the_url_of_the_page_report_it() {
    for form in Form::ALL {
        let result = render(form, &explainer(&json("full")), &Options::new(AS_WRITTEN));
        let needs = form.needs_url() || form.needs_src();
        assert_eq!(result.is_err(), needs, "{form}");
        let Err(error) = result else { continue };
        if form.needs_url() {
            let said = "needs the address of the page that shows the explainer; add `--url URL`";
            assert_eq!(error.to_string(), format!("`{form}` {said}"));
        }
    }
}

#[test]
fn a_form_is_found_only_by_its_name() {
    for form in Form::ALL {
        assert_eq!(form.name().parse(), Ok(form));
    }
    let error = "pdf".parse::<Form>().unwrap_err().to_string();
    assert_eq!(
        error,
        "unknown form; expected one of embed, section, page, text, markdown, newsletter, mail, feed, rss, jsonld, oembed"
    );
}
