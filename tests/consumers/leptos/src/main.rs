//! A form in Leptos that checks a contact in the browser.
//!
//! The form holds strings, so it needs only the domain crate. It checks a property when the user leaves its control, and all
//! properties on submit. It shows the errors as the GOV.UK Design System does.

use contract_contact::{
    Draft, Field, Kind, Operation, Presence, RequestBody, Rules, UpdateContractContact, date, html,
};
use leptos::attr::any_attribute::IntoAnyAttribute;
use leptos::attr::custom::custom_attribute;
use leptos::ev::SubmitEvent;
use leptos::html::Div;
use leptos::prelude::*;

const RULES: Rules = Rules::strict();
const TITLE: &str = "Update a contact";

/// The control of a property: the text in it, and the error shown at it.
#[derive(Clone, Copy)]
struct Control {
    field: Field,
    text: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Control {
    fn new(field: Field) -> Self {
        Control { field, text: RwSignal::default(), error: RwSignal::default() }
    }

    /// Stores the text. A correction removes the error at once; a new error waits until the user leaves the control.
    fn input(self, text: String) {
        self.text.set(text);
        if self.error.get().is_some() {
            self.check();
        }
    }

    fn check(self) {
        let text = self.text.get();
        let value = self.field.read(&text);
        let code = RULES.check(self.field, Some(&value), Operation::Update, date::today()).err();
        self.error.set(code.map(|code| code.describe(self.field).into_owned()));
    }
}

#[component]
fn ContactForm() -> impl IntoView {
    let controls = Field::ALL.map(Control::new);
    let is_rejected = RwSignal::new(false);
    let body = RwSignal::new(None);
    let summary = NodeRef::<Div>::new();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let texts = controls.map(|control| control.text.get());
        let draft: Draft = Field::ALL.into_iter().zip(&texts).map(|(field, text)| (field, field.read(text))).collect();
        match UpdateContractContact::from_draft(&draft, RULES, date::today()) {
            Ok(contact) => body.set(Some(contact.to_json())), // Send the PUT here.
            Err(errors) => {
                for Control { field, error, .. } in controls {
                    error.set(errors.of(field).map(|error| error.describe().into_owned()));
                }
                body.set(None);
                is_rejected.set(true);
                // The summary is rendered by then.
                request_animation_frame(move || {
                    let _ = summary.get().map(|summary| summary.focus());
                });
            }
        }
    };

    // A summary that is gone comes back only on submit: it must not interrupt the user.
    Effect::new(move || {
        if controls.iter().all(|control| control.error.get().is_none()) {
            is_rejected.set(false);
        }
    });
    Effect::new(move || {
        let prefix = if is_rejected.get() { "Error: " } else { "" };
        document().set_title(&format!("{prefix}{TITLE}"));
    });

    view! {
        <main>
            <Show when=move || is_rejected.get()>
                <div class="summary" tabindex="-1" node_ref=summary>
                    <div role="alert">
                        <h2>"There is a problem"</h2>
                        <ul>{controls.map(summary_item)}</ul>
                    </div>
                </div>
            </Show>
            <h1>{TITLE}</h1>
            <form novalidate on:submit=submit>
                {controls.map(|control| view! { <FormGroup control /> })}
                // A press keeps the focus in the control. Leaving the control could show an error, which moves the button away.
                <button on:mousedown=|event| event.prevent_default()>"Update"</button>
            </form>
            <p role="status">{move || body.get().map(|_| "The contact is valid. This would be sent:")}</p>
            {move || body.get().map(|body| view! { <pre>{body}</pre> })}
        </main>
    }
}

fn summary_item(Control { field, error, .. }: Control) -> impl IntoView {
    move || error.get().map(|error| view! { <li><a href=format!("#{field}")>{error}</a></li> })
}

/// A control with its label, hint and error.
#[component]
fn FormGroup(control: Control) -> impl IntoView {
    let Control { field, text, error } = control;
    let is_required = field.presence(Operation::Update) == Presence::Required;
    let hint = if field.kind() == Kind::Date { "For example, 1990-06-15" } else { "" };
    let attributes = view! {
        <{..}
            id=field.name()
            name=field.name()
            autocomplete="off"
            aria-required=is_required.then_some("true")
            aria-invalid=move || error.read().is_some().then_some("true")
            aria-describedby=format!("{field}-hint {field}-error")
            on:input=move |event| control.input(event_target_value(&event))
            on:change=move |_| control.check()
        />
    };
    // `min` suits only an input of type `date`.
    let bounds = html::attributes(field, RULES).into_iter().filter(|(name, _)| *name != "min");
    let bounds: Vec<_> = bounds.map(|(name, value)| custom_attribute(name, value).into_any_attr()).collect();
    let control = match field.kind() {
        Kind::Type => view! {
            <select {..attributes} prop:value=text>
                <option value=""></option>
                {field.allowed().iter().map(|role| view! { <option value=role.number()>{role.label()}</option> }).collect_view()}
            </select>
        }
        .into_any(),
        Kind::MultilineText => view! { <textarea {..attributes} rows="3" prop:value=text></textarea> }.into_any(),
        _ => view! { <input {..attributes} {..bounds} prop:value=text /> }.into_any(),
    };
    view! {
        <div class="group" class:wrong=move || error.read().is_some()>
            <label for=field.name()>{field.label()} {(!is_required).then(|| view! { <span class="optional">" (optional)"</span> })}</label>
            <p class="hint" id=format!("{field}-hint")>{hint}</p>
            <p class="error" id=format!("{field}-error")>{error}</p>
            {control}
        </div>
    }
}

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(ContactForm);
}
