//! 홈 편성: which sections the first page has, in which order, and the page itself as it would be.
//! Every change is kept at once, and nobody else sees it until it is published.

mod items;
mod order;
mod publish;
mod section;
mod versions;

use std::rc::Rc;

use shared::console::{
    home::{HomeFile, SaveHome, Section},
    role::Permission,
    sign_in::Me,
};
use yew::prelude::*;

use self::{order::Order, publish::Publish, section::form, versions::Versions};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        ui::{broken, note},
    },
    frame::Frame,
    kept::{InMaking, Kept, use_kept},
    preview::Preview,
    undo::use_undo,
};

const PATH: &str = "/api/console/home";

impl InMaking for HomeFile {
    type Said = Vec<Section>;
    type Save = SaveHome;

    fn version(&self) -> i64 {
        self.version
    }

    fn said(&self) -> Vec<Section> {
        self.sections.clone()
    }

    fn save(&self, said: &Vec<Section>) -> SaveHome {
        SaveHome {
            version: self.version,
            sections: said.clone(),
        }
    }
}

#[component]
pub(crate) fn Home() -> Html {
    let Loaded { now, again } = use_load::<HomeFile>(PATH.to_owned());
    let told = use_state(String::new);
    match now {
        Load::Waiting => html! {
            <Frame title="홈 편성"><p role="status">{ "불러오는 중이에요" }</p></Frame>
        },
        Load::Failed(failure) => html! {
            <Frame title="홈 편성">{ broken(&failure, &again) }</Frame>
        },
        Load::Ready(file) => {
            let done = {
                let told = told.clone();
                Callback::from(move |says: String| {
                    told.set(says);
                    again.emit(());
                })
            };
            let key = file.version;
            html! { <Editor {key} {file} told={(*told).clone()} {done} /> }
        }
    }
}

/// The page on the page: what is there, what is wrong with it, and how to change it.
#[derive(Clone, PartialEq)]
struct Making {
    file: Rc<HomeFile>,
    sections: Rc<Vec<Section>>,
    /// Whether this person can change it.
    is_open: bool,
    /// Whether somebody wanted to publish it: then everything that is missing is said, too.
    tried: bool,
    /// Says something else.
    change: Callback<Vec<Section>>,
    /// Puts in, takes out or moves something, which can be undone.
    alter: Callback<Vec<Section>>,
}

impl Making {
    /// What is wrong with a field of a section, once it is to be said.
    fn wrong(&self, nth: usize, field: &str) -> String {
        let name = format!("sections.{nth}.{field}");
        let mut faults = self.file.faults.iter().filter(|_| self.tried);
        let fault = faults.find(|fault| fault.field == name);
        fault.map_or_else(String::new, |fault| fault.message.clone())
    }

    /// A callback that says something else of one section.
    fn edit<T: 'static>(&self, nth: usize, edit: fn(&mut Section, T)) -> Callback<T> {
        Self::saying(&self.sections, &self.change, nth, edit)
    }

    /// The same for what can be undone.
    fn altering<T: 'static>(&self, nth: usize, edit: fn(&mut Section, T)) -> Callback<T> {
        Self::saying(&self.sections, &self.alter, nth, edit)
    }

    fn saying<T: 'static>(
        sections: &Rc<Vec<Section>>,
        say: &Callback<Vec<Section>>,
        nth: usize,
        edit: fn(&mut Section, T),
    ) -> Callback<T> {
        let (sections, say) = (sections.clone(), say.clone());
        Callback::from(move |value| {
            let mut sections = (*sections).clone();
            if let Some(section) = sections.get_mut(nth) {
                edit(section, value);
                say.emit(sections);
            }
        })
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    file: Rc<HomeFile>,
    /// What was done last.
    told: String,
    /// Something was done that the page is to be read again for.
    done: Callback<String>,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let me = use_context::<Rc<Me>>();
    let kept = use_kept(&props.file, PATH.to_owned());
    let undo = use_undo(&kept.draft, &kept.change);
    let place = use_state(|| 0_usize);
    let tried = use_state(|| false);
    let is_open = me.is_some_and(|me| me.may(Permission::EditCampaigns));
    let making = Making {
        file: kept.file.clone(),
        sections: kept.draft.clone(),
        is_open,
        tried: *tried,
        change: kept.change.clone(),
        alter: undo.alter,
    };
    let choose = {
        let place = place.clone();
        Callback::from(move |nth| place.set(nth))
    };
    let try_it = {
        let tried = tried.clone();
        Callback::from(move |()| tried.set(true))
    };
    let actions = html! {
        if is_open {
            { undo.button }
            <Publish
                making={making.clone()} saved={kept.is_saved()} {try_it} choose={choose.clone()}
                done={props.done.clone()}
            />
        }
    };
    html! {
        <Frame title="홈 편성" {actions}>
            <div class="stack">
                { state_line(&kept, is_open) }
                if !props.told.is_empty() && kept.file.version == props.file.version {
                    { note("note--ok", &props.told) }
                }
                if let Some(failure) = &kept.failure {
                    { note("note--bad", &failure.first_wrong()) }
                    <button class="btn" type="button" onclick={props.done.reform(|_| String::new())}>
                        { "다시 불러오기" }
                    </button>
                }
                <div class="camp">
                    <Order making={making.clone()} place={*place} choose={choose.clone()} />
                    <fieldset class="camp__form" disabled={!is_open}>
                        <legend class="vh">{ "고르신 칸" }</legend>
                        { form(&making, *place, &choose) }
                    </fieldset>
                    <Preview path={format!("{PATH}/preview")} version={kept.file.version} at={kept.file.now} />
                </div>
                <Versions file={kept.file.clone()} saved={is_open && kept.is_saved()} done={props.done.clone()} />
            </div>
        </Frame>
    }
}

fn state_line(kept: &Kept<HomeFile>, is_open: bool) -> Html {
    let file = &kept.file;
    let state = if file.changes.is_empty() {
        "손님이 보는 것과 같아요".to_owned()
    } else {
        format!(
            "고친 곳 {}군데 · 손님은 아직 전 것을 봐요",
            file.changes.len()
        )
    };
    let saved = match &file.touched {
        _ if !kept.is_saved() => "저장하고 있어요".to_owned(),
        Some((who, at)) => {
            format!("{} 저장됨 · {who}", at.clock())
        }
        None => String::new(),
    };
    html! {
        <div class="row row--tight">
            <span class="pill">{ state }</span>
            if is_open {
                <span class="small muted" role="status">{ saved }</span>
            }
        </div>
    }
}
