//! 기획전 만들기: what stands on the page and in which order, one part's form, and the page itself
//! as it would be. Every change is kept at once, and nobody else sees it until it is published.

mod basics;
mod goods;
mod order;
mod part;
mod picture;
mod publish;

use std::rc::Rc;

use shared::{
    console::{
        promotion::{CampaignDraft, DraftFile, DraftState},
        role::Permission,
        sign_in::Me,
    },
    time::Timestamp,
};
use yew::prelude::*;

pub(super) use self::basics::looks;
use self::{
    basics::basics,
    goods::GoodsForm,
    order::{Order, Place},
    part::part_form,
    picture::Picture,
    publish::Publish,
};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        ui::{broken, note},
    },
    frame::Frame,
    kept::{Kept, use_kept},
    preview::Preview,
    undo::use_undo,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The draft's id.
    pub(crate) draft: String,
}

#[component]
pub(crate) fn Campaign(props: &Props) -> Html {
    let path = format!("/api/console/campaign-drafts/{}", props.draft);
    let Loaded { now, again } = use_load::<DraftFile>(path);
    match now {
        Load::Waiting => html! {
            <Frame title="기획전 만들기"><p role="status">{ "불러오는 중이에요" }</p></Frame>
        },
        Load::Failed(failure) => html! {
            <Frame title="기획전 만들기">{ broken(&failure, &again) }</Frame>
        },
        Load::Ready(file) => {
            let key = format!("{}-{}", file.id, file.version);
            html! { <Editor key={key} {file} {again} /> }
        }
    }
}

/// A draft on the page: what is there, what is wrong with it, and how to change it.
#[derive(Clone, PartialEq)]
struct Making {
    file: Rc<DraftFile>,
    draft: Rc<CampaignDraft>,
    /// Whether this person can still change it.
    is_open: bool,
    /// Whether somebody wanted to publish it: then everything that is missing is said, too.
    tried: bool,
    /// Says something else.
    change: Callback<CampaignDraft>,
    /// Puts in, takes out or moves something, which can be undone.
    alter: Callback<CampaignDraft>,
}

impl Making {
    /// What is wrong with a field, once it is to be said.
    fn wrong(&self, field: &str) -> String {
        let asked = self.tried || field.starts_with("products.") || field == "look";
        let asked = asked || (field == "address" && !self.draft.address.is_empty());
        let asked = asked || (field == "endsAt" && self.draft.ends_at.is_some());
        let mut faults = self.file.faults.iter().filter(|_| asked);
        let fault = faults.find(|fault| fault.field == field);
        fault.map_or_else(String::new, |fault| fault.message.clone())
    }

    /// A callback that says something else of one thing.
    fn edit<T: 'static>(&self, edit: fn(&mut CampaignDraft, T)) -> Callback<T> {
        let (draft, change) = (self.draft.clone(), self.change.clone());
        Callback::from(move |value| {
            let mut draft = (*draft).clone();
            edit(&mut draft, value);
            change.emit(draft);
        })
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    file: Rc<DraftFile>,
    again: Callback<()>,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let me = use_context::<Rc<Me>>();
    let path = format!("/api/console/campaign-drafts/{}", props.file.id);
    let kept = use_kept(&props.file, path.clone());
    let place = use_state(|| Place::Basics);
    let tried = use_state(|| false);
    let undo = use_undo(&kept.draft, &kept.change);
    let may_edit = me.is_some_and(|me| me.may(Permission::EditCampaigns));
    let is_open = props.file.state == DraftState::Draft && may_edit;
    let making = Making {
        file: kept.file.clone(),
        draft: kept.draft.clone(),
        is_open,
        tried: *tried,
        change: kept.change.clone(),
        alter: undo.alter,
    };
    let choose = {
        let place = place.clone();
        Callback::from(move |news| place.set(news))
    };
    let try_it = {
        let tried = tried.clone();
        Callback::from(move |()| tried.set(true))
    };
    let title = match kept.draft.title.trim() {
        "" => "새 기획전".to_owned(),
        title => title.to_owned(),
    };
    let actions = html! {
        if is_open {
            { undo.button }
            <Publish making={making.clone()} saved={kept.is_saved()} {try_it} choose={choose.clone()} />
        }
    };
    let trail = html! {
        <p class="small muted"><a href="/console/campaigns">{ "기획전·배너" }</a>{ " / 만들기" }</p>
    };
    html! {
        <Frame {title} {trail} {actions}>
            <div class="stack">
                { state_line(&kept, is_open) }
                if let Some(failure) = &kept.failure {
                    { note("note--bad", &failure.first_wrong()) }
                    <button class="btn" type="button" onclick={props.again.reform(|_| ())}>{ "다시 불러오기" }</button>
                }
                <div class="camp">
                    <Order making={making.clone()} place={*place} choose={choose.clone()} />
                    <fieldset class="camp__form" disabled={!is_open}>
                        <legend class="vh">{ "고르신 것" }</legend>
                        { form(&making, *place, &kept, &choose) }
                    </fieldset>
                    <Preview path={format!("{path}/preview")} version={kept.file.version} at={first_look(&kept)} />
                </div>
            </div>
        </Frame>
    }
}

/// The moment at which the page is looked at first.
fn first_look(kept: &Kept<DraftFile>) -> Timestamp {
    kept.draft.starts_at.unwrap_or(kept.file.now)
}

fn form(making: &Making, place: Place, kept: &Kept<DraftFile>, choose: &Callback<Place>) -> Html {
    match place {
        Place::Basics => html! {
            <section class="panel" aria-labelledby="form">
                <div class="panel__head"><h2 id="form">{ "제목과 기간" }</h2></div>
                <div class="panel__body stack">
                    { basics(making) }
                    <Picture making={making.clone()} kept={kept.clone()} />
                </div>
            </section>
        },
        Place::Goods => html! { <GoodsForm making={making.clone()} /> },
        Place::Part(nth) => part_form(making, nth, choose),
    }
}

fn state_line(kept: &Kept<DraftFile>, is_open: bool) -> Html {
    let file = &kept.file;
    let saved = if kept.is_saved() {
        format!("{} 저장됨 · {}", file.touched_at.clock(), file.touched_by)
    } else {
        "저장하고 있어요".to_owned()
    };
    let state = match (file.state, &file.replaces) {
        (DraftState::Published, _) => "내보낸 초안",
        (DraftState::Dropped, _) => "버린 초안",
        (DraftState::Draft, Some(_)) => "고치는 중 · 손님은 아직 전 것을 봐요",
        (DraftState::Draft, None) => "초안 · 손님에게 보이지 않아요",
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
