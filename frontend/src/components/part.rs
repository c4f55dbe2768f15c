//! Parts of a page that have state. Yew compiles its whole life cycle anew for every component,
//! some five kilobytes of program each; so one component carries all of them, and a part is
//! only what differs: its data and how it looks.

use std::any::Any;
use std::ops::Deref;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// A part's data. It is shown anew when its data or its state changes.
pub trait Part: PartialEq + 'static {
    /// Tells the parts beside each other apart, so that none takes over the state of another.
    const NAME: &'static str;

    /// Runs the hooks of the part, and shows it.
    fn view(&self, hooks: &mut HookContext) -> Html;
}

/// Makes a [`Part`] of data and the hook that shows it.
macro_rules! impl_part {
    ($data:ident, |$this:tt| $hook:expr) => {
        impl crate::components::part::Part for $data {
            const NAME: &'static str = stringify!($data);

            fn view(&self, hooks: &mut yew::functional::HookContext) -> yew::Html {
                let $this = self;
                yew::functional::Hook::run($hook, hooks)
            }
        }
    };
}
pub(crate) use impl_part;

/// Shows a part.
pub fn part<P: Part>(data: P) -> Html {
    html! { <AnyPart key={P::NAME} data={Carried(Rc::new(data))} /> }
}

/// The one component.
#[component]
pub fn AnyPart(props: &AnyPartProps) -> Html {
    use_part(&props.data)
}

/// Whichever part it is.
#[derive(Clone, PartialEq, Properties)]
pub struct AnyPartProps {
    data: Carried,
}

impl AnyPartProps {
    /// The part at the root of a tree.
    pub fn new(data: impl Part) -> Self {
        let data = Carried(Rc::new(data));
        Self { data }
    }
}

#[derive(Clone)]
struct Carried(Rc<dyn AnyData>);

impl PartialEq for Carried {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is_equal(&*other.0)
    }
}

/// [`Part`] for any type of data.
trait AnyData: Any {
    fn view(&self, hooks: &mut HookContext) -> Html;
    fn is_equal(&self, other: &dyn AnyData) -> bool;
}

impl<P: Part> AnyData for P {
    fn view(&self, hooks: &mut HookContext) -> Html {
        Part::view(self, hooks)
    }

    fn is_equal(&self, other: &dyn AnyData) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<P>() == Some(self)
    }
}

/// Data that many share and nobody changes: two of them are the same when they are one.
pub struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = Rc<T>;

    fn deref(&self) -> &Rc<T> {
        &self.0
    }
}

struct UsePart<'a>(&'a Carried);

impl Hook for UsePart<'_> {
    type Output = Html;

    fn run(self, hooks: &mut HookContext) -> Html {
        self.0.0.view(hooks)
    }
}

fn use_part(data: &Carried) -> impl Hook<Output = Html> + '_ {
    UsePart(data)
}
