//! 칸 순서: the sections of the page, put in and moved.

use shared::console::home::{MOST_SECTIONS, Section, SectionKind};
use yew::prelude::*;

use super::{
    super::ordered::{Ordered, Row, put_in, use_stay},
    Making,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    pub(super) place: usize,
    pub(super) choose: Callback<usize>,
}

#[component]
pub(super) fn Order(props: &Props) -> Html {
    let stay = use_stay();
    let making = &props.making;
    let count = making.sections.len();
    let moved = {
        let (making, choose) = (making.clone(), props.choose.clone());
        Callback::from(move |(from, to): (usize, usize)| {
            let mut sections = (*making.sections).clone();
            sections.swap(from, to);
            choose.emit(to);
            making.alter.emit(sections);
        })
    };
    let free: Vec<SectionKind> = SectionKind::ALL
        .into_iter()
        .filter(|kind| {
            let mut sections = making.sections.iter();
            kind.is_repeatable() || sections.all(|section| section.kind != *kind)
        })
        .collect();
    let names: Vec<&'static str> = free.iter().map(|kind| kind.name()).collect();
    let add = {
        let (making, choose, stay) = (making.clone(), props.choose.clone(), stay.clone());
        Callback::from(move |nth: usize| {
            let kind = free[nth];
            let mut sections = (*making.sections).clone();
            let last = sections.iter().map(|section| section.id).max();
            sections.push(Section::new(last.unwrap_or_default() + 1, kind));
            let says = format!("{} 칸을 맨 뒤에 넣었어요.", kind.name());
            stay.say(says, format!("section-name-{count}"));
            choose.emit(count);
            making.alter.emit(sections);
        })
    };
    let sections = Ordered {
        id: "section".into(),
        rows: making.sections.iter().map(row).collect(),
        chosen: Some(props.place),
        is_open: making.is_open,
        choose: Some(props.choose.clone()),
        moved,
        stay: &stay,
    };
    html! {
        <section class="panel" aria-labelledby="sections">
            <div class="panel__head"><h2 id="sections">{ "칸 순서" }</h2></div>
            <div class="panel__body stack">
                if making.sections.is_empty() {
                    <p class="muted">{ "칸이 하나도 없어요. 아래에서 골라 넣어 주세요." }</p>
                }
                <ol class="blocks">{ sections.items() }</ol>
                if making.is_open && count < MOST_SECTIONS && !names.is_empty() {
                    { put_in("칸 넣기", &names, add) }
                }
                { stay.status() }
            </div>
        </section>
    }
}

fn row(section: &Section) -> Row {
    let title = match section.title.trim() {
        "" if section.kind == SectionKind::Products => "제목 없음",
        "" => "기본 제목",
        title => title,
    };
    let count = section.items.len();
    let small = match (section.hidden, section.kind) {
        (true, _) => "숨김 · 손님에게 보이지 않아요".to_owned(),
        (_, SectionKind::Banners) => "기획전·배너에서 만든 배너".to_owned(),
        (_, SectionKind::Stories) => format!("{title} · {count}명"),
        (_, kind) if kind.has_items() => format!("{title} · {count}개"),
        _ => title.to_owned(),
    };
    Row {
        name: section.kind.name().to_owned(),
        small,
        spoken: section.spoken(),
        more: Html::default(),
    }
}
