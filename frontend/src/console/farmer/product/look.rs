//! The last look before the county sees it: as the customer will, and what is missing.

use shared::console::product::DraftFile;
use yew::prelude::*;

use super::screen_of;

pub(super) fn look(file: &DraftFile, go: &Callback<usize>) -> Html {
    html! {
        <>
            if !file.faults.is_empty() {
                <ul class="doclist">
                    { for file.faults.iter().map(|fault| {
                        let (go, step) = (go.clone(), screen_of(&fault.field));
                        html! {
                            <li class="is-plain">
                                <span><strong>{ &fault.message }</strong></span>
                                <button class="btn btn--s" type="button" onclick={move |_| go.emit(step)}>
                                    { "고치기" }
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
            { preview(file) }
        </>
    }
}

/// As the customer will see it.
pub(crate) fn preview(file: &DraftFile) -> Html {
    let draft = &file.draft;
    let block = |title: &'static str, text: &str| {
        if text.trim().is_empty() {
            return Html::default();
        }
        html! { <div class="pv__block"><h3>{ title }</h3><p>{ text }</p></div> }
    };
    html! {
        <div class="phone">
            <div class="phone__screen" tabindex="0" role="region" aria-label="손님이 볼 화면 미리보기">
                <div class="pv">
                    if let Some(photo) = draft.photos.first() {
                        <img class="pv__img" src={photo.thumb.clone()} alt={photo.alt.clone()} width="360" height="360" />
                    }
                    <div class="pv__head">
                        <p class="pv__vendor">{ &file.vendor_name }</p>
                        <h2 class="pv__name">{ &draft.name }</h2>
                        { for draft.choices.iter().map(|choice| html! {
                            <p class="pv__price">{ choice.price.to_string() }{ " " }<small>{ &choice.label }</small></p>
                        }) }
                    </div>
                    { block("이래서 좋아요", &draft.page.good) }
                    { block("키우는 이야기", &draft.page.grow) }
                    { block("이렇게 먹으면 맛있어요", &draft.page.eat) }
                    { block("이렇게 보관하세요", &draft.page.keep) }
                    { block("이런 분께 좋아요", &draft.page.whom) }
                    <div class="pv__block">
                        <h3>{ "상품정보고시" }</h3>
                        <table><tbody>
                            { for draft.notice.iter().map(|line| html! {
                                <tr><th scope="row">{ &line.label }</th><td>{ &line.value }</td></tr>
                            }) }
                        </tbody></table>
                    </div>
                </div>
            </div>
        </div>
    }
}
