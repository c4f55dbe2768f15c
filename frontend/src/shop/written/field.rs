//! A labelled field of a plain form, with what is wrong about it.

use shared::error::FieldError;
use yew::prelude::*;

/// A field's looks.
pub(super) struct Field<'a> {
    /// Its id and its name in the form.
    pub(super) id: AttrValue,
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    /// The sentence about it, if it is wrong.
    pub(super) wrong: Option<&'a str>,
}

impl Field<'_> {
    /// The field around its input, which gets the ids of what describes it.
    pub(super) fn view(&self, input: impl FnOnce(&Self, String) -> Html) -> Html {
        let (hint, error) = (format!("{}-hint", self.id), format!("{}-error", self.id));
        let described = if self.wrong.is_some() {
            format!("{hint} {error}")
        } else {
            hint.clone()
        };
        html! {
            <div class={classes!("field", self.wrong.map(|_| "field--invalid"))}>
                <label class="field__label" for={self.id.clone()}>{ self.label }</label>
                <p class="field__hint" id={hint}>{ self.hint }</p>
                { input(self, described) }
                if let Some(wrong) = self.wrong {
                    <p class="field__error" id={error} role="alert">{ wrong.to_owned() }</p>
                }
            </div>
        }
    }

    /// Some lines of words.
    pub(super) fn words(&self, value: &str) -> Html {
        self.view(|field, described| {
            html! {
                <textarea
                    class="field__input written__words" id={field.id.clone()} name={field.name}
                    rows="6" maxlength="1000" required={true}
                    aria-invalid={field.wrong.map(|_| "true")} aria-describedby={described}
                    defaultvalue={value.to_owned()}
                />
            }
        })
    }

    /// One line.
    pub(super) fn line(&self, kind: &'static str, complete: &'static str, value: &str) -> Html {
        self.view(|field, described| {
            html! {
                <input
                    class="field__input" id={field.id.clone()} name={field.name} type={kind}
                    maxlength="40" required={true} autocomplete={complete}
                    aria-invalid={field.wrong.map(|_| "true")} aria-describedby={described}
                    value={value.to_owned()}
                />
            }
        })
    }
}

/// What is wrong about a field.
pub(super) fn wrong_of<'a>(wrong: &'a [FieldError], field: &str) -> Option<&'a str> {
    let mut wrong = wrong.iter();
    let found = wrong.find(|error| error.field == field);
    found.map(|error| error.message.as_str())
}

/// A sentence above a form.
pub(super) fn note(class: &'static str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <p class={classes!("written__note", class)} role="alert">{ text.to_owned() }</p> }
}
