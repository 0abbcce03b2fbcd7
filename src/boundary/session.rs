//! Sessions: signing in, and the resulting token, which leaves the core only in a header.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Function, JSON, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::attempts::{Attempts, Failed};
use super::error::{Code, Error, Rejection};
use super::http::{self, Body, Cancellation, Latch, Outgoing, now};
use super::options::Credentials;
use super::outgoing::{self, to_json};
use super::settings::{Settings, TokenSource, checked_token};
use super::value::property;

/// The sign-in endpoint, below the base URL.
const SIGN_IN: &str = "auth/authenticate2";

/// How long a token lives, in milliseconds.
const LIFETIME: f64 = 12.0 * 3_600_000.0;

/// How much of a sign-in's answer is read, in bytes.
const MAX_BYTES: usize = 64 << 10;

/// A token, and when it expires.
struct Session {
    token: String,
    expires_at: f64,
    password_expires_in_days: Option<f64>,
}

impl Session {
    fn new(token: String, password_expires_in_days: Option<f64>) -> Self {
        Self { token, expires_at: Date::now() + LIFETIME, password_expires_in_days }
    }

    /// The part an application gets to see.
    fn to_outgoing(&self) -> outgoing::Session {
        outgoing::Session {
            expires_at: Date::new(&self.expires_at.into()).to_iso_string().into(),
            password_expires_in_days: self.password_expires_in_days,
        }
    }
}

/// A token being obtained; all requests that need one in the meantime wait for it.
struct Pending {
    since: f64,
    done: Latch,
    outcome: RefCell<Option<Result<String, Rejection>>>,
}

/// Keeps the current session, and obtains the next token.
pub(crate) struct Sessions {
    settings: Rc<Settings>,
    current: RefCell<Option<Session>>,
    pending: RefCell<Option<Rc<Pending>>>,
    /// Counts sign-ins and sign-outs; a token requested before the latest one is not kept.
    turn: Cell<u32>,
}

impl Sessions {
    pub(crate) fn new(settings: Rc<Settings>) -> Rc<Self> {
        Rc::new(Self { settings, current: RefCell::default(), pending: RefCell::default(), turn: Cell::default() })
    }

    /// The current session as an application sees it, if there is one.
    pub(crate) fn current(&self) -> Option<outgoing::Session> {
        self.valid(Session::to_outgoing)
    }

    /// Signs in, and keeps the token.
    pub(crate) async fn sign_in(&self, credentials: Credentials) -> Result<outgoing::Session, Rejection> {
        let turn = self.next_turn();
        let session = sign_in(&self.settings, &credentials).await?;
        let seen = session.to_outgoing();
        self.keep(session, turn);
        Ok(seen)
    }

    /// Forgets the token.
    pub(crate) fn sign_out(&self) {
        self.next_turn();
        self.current.replace(None);
    }

    /// Someone signs in or out, or is asked again: from now on, nobody waits for a token requested earlier.
    fn next_turn(&self) -> u32 {
        self.pending.replace(None);
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    fn keep(&self, session: Session, turn: u32) {
        if self.turn.get() == turn {
            self.current.replace(Some(session));
        }
    }

    /// Drops a token that the server has refused. Returns whether a new one can be obtained.
    pub(crate) fn refused(&self, token: &str) -> bool {
        self.current.borrow_mut().take_if(|session| session.token == token);
        matches!(self.settings.token, TokenSource::Credentials(_) | TokenSource::Function(_))
    }

    /// The current token, or a new one from the source that the options name; `None` if a proxy adds it.
    pub(crate) async fn token(self: &Rc<Self>, cancellation: &Cancellation) -> Result<Option<String>, Rejection> {
        if let TokenSource::Proxy = self.settings.token {
            return Ok(None);
        }
        if let Some(token) = self.valid(|session| session.token.clone()) {
            return Ok(Some(token));
        }
        if let TokenSource::Fixed(token) = &self.settings.token {
            self.keep(Session::new(token.clone(), None), self.turn.get());
            return Ok(Some(token.clone()));
        }
        let pending = self.pending();
        cancellation.wait(pending.done.promise()).await?;
        pending.outcome.borrow().clone().transpose()
    }

    /// The token being obtained; starts obtaining one if necessary.
    fn pending(self: &Rc<Self>) -> Rc<Pending> {
        let pending = self.pending.borrow().clone();
        if let Some(pending) = pending {
            if now() - pending.since < f64::from(self.settings.options.limits.deadline_ms_or_default()) {
                return pending;
            }
            // Whoever was asked may never answer, so they are asked again.
            self.next_turn();
        }
        let pending = Rc::new(Pending { since: now(), done: Latch::new(), outcome: RefCell::default() });
        self.pending.replace(Some(Rc::clone(&pending)));
        spawn_local({
            let (sessions, turn, pending) = (Rc::clone(self), self.turn.get(), Rc::clone(&pending));
            async move {
                let session = obtain(&sessions.settings).await;
                if sessions.turn.get() == turn {
                    sessions.pending.replace(None);
                }
                let token = session.map(|session| {
                    let token = session.token.clone();
                    sessions.keep(session, turn);
                    token
                });
                pending.outcome.replace(Some(token));
                pending.done.open();
            }
        });
        pending
    }

    /// Reads something from the session, if there is one that has not expired.
    fn valid<T>(&self, read: impl Fn(&Session) -> T) -> Option<T> {
        self.current.borrow().as_ref().filter(|session| Date::now() < session.expires_at).map(read)
    }
}

/// Obtains a session from the source that the options name.
async fn obtain(settings: &Settings) -> Result<Session, Rejection> {
    match &settings.token {
        TokenSource::SignIn | TokenSource::Fixed(_) | TokenSource::Proxy => {
            let message = "Nobody is signed in. Call `signIn`, or give the client `getCredentials` or `token`.";
            Err(Error::new(Code::Unauthenticated, message).into())
        }
        TokenSource::Credentials(ask) => {
            let given = asked(ask, "getCredentials").await?;
            sign_in(settings, &Credentials::read_by_client(&given)?).await
        }
        TokenSource::Function(ask) => {
            let token = asked(ask, "token").await?.as_string().unwrap_or_default();
            Ok(Session::new(checked_token(token)?, None))
        }
    }
}

/// Calls the application's function; what it throws becomes the cause of the error.
async fn asked(ask: &Function, name: &str) -> Result<JsValue, Error> {
    let given = match ask.call0(&JsValue::UNDEFINED) {
        Ok(given) => JsFuture::from(Promise::resolve(&given)).await,
        Err(thrown) => Err(thrown),
    };
    given
        .map_err(|thrown| Error::new(Code::Unauthenticated, format!("`{name}` failed: see `cause`.")).caused_by(thrown))
}

/// Signs in, with retries. No caller's signal ends it, because others may be waiting for the token.
async fn sign_in(settings: &Settings, credentials: &Credentials) -> Result<Session, Rejection> {
    let limits = &settings.options.limits;
    let cancellation = Cancellation::new([], limits.deadline_ms_or_default())?;
    let mut attempts = Attempts::new(SIGN_IN, &cancellation, limits.retries_or_default());
    loop {
        match ask_vendor(settings, credentials, &cancellation).await {
            Ok(session) => return Ok(session),
            Err(failed) => cancellation.sleep(attempts.retry(failed)?.delay_ms).await?,
        }
    }
}

/// The body of a sign-in.
#[derive(Serialize)]
struct SignIn<'c> {
    login: &'c str,
    password: &'c str,
}

async fn ask_vendor(
    settings: &Settings,
    credentials: &Credentials,
    cancellation: &Cancellation,
) -> Result<Session, Failed> {
    let Credentials { login, password } = credentials;
    let attempt = cancellation.attempt(settings.options.limits.timeout_ms_or_default());
    let outgoing = Outgoing {
        post: true,
        url: format!("{}/{SIGN_IN}", settings.base_url),
        query: Vec::new(),
        body: to_json(&SignIn { login, password }),
    };
    let response = http::send(&outgoing, None, false, settings.options.fetch.as_ref(), &attempt).await?;
    if !response.is_success() {
        return Err(Failed::answered(&response, &attempt, SIGN_IN, &[login, password]).await);
    }
    let text = Body::of(&response, &attempt).text(MAX_BYTES).await?;
    let answer = JSON::parse(&text).map_err(|_| {
        Error::new(Code::MalformedJson, "The answer to the sign-in is not JSON. Check the base URL.")
            .with_encoding(response.foreign_encoding.as_deref())
    })?;
    let token = property(&answer, "token");
    let Some(token) = token.as_string().and_then(|token| checked_token(token).ok()) else {
        let message =
            "The answer to the sign-in holds no usable token. Check that the base URL is that of the Ocean API.";
        return Err(Error::not_text(message, "token", kind(&token)).into());
    };
    // The vendor writes -1 for a password that never expires.
    let days = property(&answer, "passwordExpirationRemainingDays").as_f64().filter(|days| *days >= 0.0);
    Ok(Session::new(token, days))
}

/// The kind of a value, in the words of issues.
fn kind(value: &JsValue) -> &'static str {
    match value.js_typeof().as_string().as_deref() {
        _ if value.is_null() => "null",
        _ if js_sys::Array::is_array(value) => "array",
        Some("string") => "string",
        Some("number") => "number",
        Some("boolean") => "boolean",
        Some("object") => "object",
        _ => "nothing",
    }
}
