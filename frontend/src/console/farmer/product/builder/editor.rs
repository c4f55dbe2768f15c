//! What is written in a part.

use shared::{
    catalog::Mark,
    console::product::{Block, Certificate, Draft, Line, Part},
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    super::{
        super::super::{
            ui::Field,
            wizard::{Words, wrong_line},
        },
        parts::said,
    },
    Act,
    row::photo,
};

/// The place of the part among the fields, and what is wrong with fields.
type Wrong<'a> = (&'a str, &'a [(String, String)]);

pub(super) fn editor(
    draft: &Draft,
    block: &Block,
    (at, faults): Wrong<'_>,
    act: &Callback<Act>,
) -> Html {
    let id = block.id;
    let write = {
        let act = act.clone();
        Callback::from(move |part| act.emit(Act::Write(id, part)))
    };
    let remove = {
        let act = act.clone();
        move |_| act.emit(Act::Remove(id))
    };
    let editing = Editing {
        block,
        wrong: (at, faults),
        write,
    };
    html! {
        <>
            { match &block.part {
                Part::Words { body, .. } => html! {
                    <>
                        { editing.title() }
                        <Words
                            id={format!("body-{id}")} label={format!("{}, 내용", block.part.name())}
                            value={body.clone()} error={editing.error("body")}
                            onchange={editing.edit(|part, text| if let Part::Words { body, .. } = part { *body = text; })}
                        />
                    </>
                },
                Part::Photo { path, caption } => html! {
                    <>
                        { describe(draft, block, path, act) }
                        <Field
                            id={format!("caption-{id}")} label="사진 밑에 적을 말" value={caption.clone()}
                            hint="없으면 비워 두세요." error={editing.error("caption")}
                            onchange={editing.edit(|part, text| if let Part::Photo { caption, .. } = part { *caption = text; })}
                        />
                    </>
                },
                Part::Table { rows, .. } => html! {
                    <>
                        { editing.title() }
                        { editing.lines("rows", rows, ["무엇", "내용"]) }
                    </>
                },
                Part::Faq { items } => editing.lines("items", items, ["물음", "답"]),
                Part::Certificates { items, .. } => html! {
                    <>{ editing.title() }{ editing.certificates(items) }</>
                },
                Part::Shipping => html! {
                    <p class="sub">{ "보내는 날과 교환 안내가 자동으로 들어가요. 쉬는 날이 바뀌면 여기도 바뀌어요." }</p>
                },
            } }
            <button class="btn btn--s" type="button" onclick={remove}>
                { format!("{} 빼기", block.part.name()) }
            </button>
        </>
    }
}

fn describe(draft: &Draft, block: &Block, path: &str, act: &Callback<Act>) -> Html {
    let Some(photo) = photo(draft, &block.part) else {
        return Html::default();
    };
    let onchange = {
        let (act, path) = (act.clone(), path.to_owned());
        Callback::from(move |alt| act.emit(Act::Describe(path.clone(), alt)))
    };
    html! {
        <>
            <img src={photo.thumb.clone()} alt={photo.alt.clone()} width="160" height="160" />
            <Field
                id={format!("alt-{}", block.id)} label="이 사진에 무엇이 있나요?" value={photo.alt.clone()}
                hint="눈이 불편한 손님께 읽어 드려요." placeholder="예: 바구니에 담긴 표고" {onchange}
            />
        </>
    }
}

struct Editing<'a> {
    block: &'a Block,
    wrong: Wrong<'a>,
    write: Callback<Part>,
}

impl Editing<'_> {
    fn error(&self, field: &str) -> String {
        said(self.wrong.1, &format!("{}{field}", self.wrong.0))
    }

    fn edit<T: 'static>(&self, edit: impl Fn(&mut Part, T) + 'static) -> Callback<T> {
        let (part, write) = (self.block.part.clone(), self.write.clone());
        Callback::from(move |value: T| {
            let mut part = part.clone();
            edit(&mut part, value);
            write.emit(part);
        })
    }

    fn title(&self) -> Html {
        let (Part::Words { title, .. }
        | Part::Table { title, .. }
        | Part::Certificates { title, .. }) = &self.block.part
        else {
            return Html::default();
        };
        let onchange = self.edit(|part, text: String| match part {
            Part::Words { title, .. }
            | Part::Table { title, .. }
            | Part::Certificates { title, .. } => *title = text,
            Part::Photo { .. } | Part::Faq { .. } | Part::Shipping => {}
        });
        html! {
            <Field
                id={format!("title-{}", self.block.id)} label="제목" value={title.clone()} {onchange}
                error={self.error("title")}
            />
        }
    }

    fn lines(&self, field: &'static str, rows: &[Line], labels: [&'static str; 2]) -> Html {
        let id = self.block.id;
        let line = |(at, row): (usize, &Line)| {
            let error = |name: &str| self.error(&format!("{field}.{at}.{name}"));
            let edit = |edit: fn(&mut Line, String)| {
                self.edit(move |part, text| {
                    if let Some(row) = rows_of(part).and_then(|rows| rows.get_mut(at)) {
                        edit(row, text);
                    }
                })
            };
            let away = self.edit(move |part, ()| {
                if let Some(rows) = rows_of(part) {
                    rows.remove(at);
                }
            });
            html! {
                <fieldset key={at}>
                    <legend class="vh">{ format!("{}번째 줄", at + 1) }</legend>
                    <Field
                        id={format!("label-{id}-{at}")} label={labels[0]} value={row.label.clone()}
                        error={error("label")} onchange={edit(|row, text| row.label = text)}
                    />
                    <Field
                        id={format!("value-{id}-{at}")} label={labels[1]} value={row.value.clone()}
                        error={error("value")} onchange={edit(|row, text| row.value = text)}
                    />
                    <button class="btn btn--s" type="button" onclick={move |_| away.emit(())}>
                        { "이 줄 빼기" }
                    </button>
                </fieldset>
            }
        };
        let more = self.edit(|part, ()| {
            if let Some(rows) = rows_of(part) {
                rows.push(Line::default());
            }
        });
        html! {
            <>
                { for rows.iter().enumerate().map(line) }
                { wrong_line(&self.error(field), &format!("rows-{id}-error")) }
                <button class="btn btn--s" type="button" onclick={move |_| more.emit(())}>
                    { "한 줄 더" }
                </button>
            </>
        }
    }

    fn certificates(&self, items: &[Certificate]) -> Html {
        let id = self.block.id;
        html! { { for items.iter().enumerate().map(|(at, item)| {
            let mark = self.edit(move |part, chosen: i32| {
                let chosen = usize::try_from(chosen).ok().and_then(|at| Mark::ALL.get(at));
                if let (Part::Certificates { items, .. }, Some(mark)) = (part, chosen) {
                    items[at].mark = *mark;
                }
            });
            let onchange = move |event: Event| {
                mark.emit(event.target_unchecked_into::<HtmlSelectElement>().selected_index());
            };
            let number = self.edit(move |part, text| {
                if let Part::Certificates { items, .. } = part {
                    items[at].number = text;
                }
            });
            html! {
                <fieldset key={at}>
                    <legend class="vh">{ format!("{}번째 인증", at + 1) }</legend>
                    <div class="field">
                        <label class="field__label" for={format!("mark-{id}-{at}")}>{ "무슨 인증인가요?" }</label>
                        <select class="select" id={format!("mark-{id}-{at}")} {onchange}>
                            { for Mark::ALL.map(|mark| html! {
                                <option selected={mark == item.mark}>{ mark.name() }</option>
                            }) }
                        </select>
                    </div>
                    <Field
                        id={format!("number-{id}-{at}")} label="인증 번호" value={item.number.clone()}
                        error={self.error(&format!("items.{at}.number"))} onchange={number}
                    />
                </fieldset>
            }
        }) } }
    }
}

fn rows_of(part: &mut Part) -> Option<&mut Vec<Line>> {
    match part {
        Part::Table { rows, .. } | Part::Faq { items: rows } => Some(rows),
        Part::Words { .. } | Part::Photo { .. } | Part::Certificates { .. } | Part::Shipping => {
            None
        }
    }
}
