//! Sessions: signing in, and the token that comes of it, which never leaves the core but for the header.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::attempts::{Attempts, Failed};
use crate::error::{Code, Failure};
use crate::given::Given;
use crate::http::{self, Body, Outgoing, Stop, now};
use crate::object::{field, object};
use crate::options::{ClientOptions, TokenSource, checked_token};
use crate::task;

/// Where one signs in, below the base URL.
const SIGN_IN: &str = "auth/authenticate2";

/// How long a token lives, in milliseconds.
const LIFETIME: f64 = 12.0 * 3_600_000.0;

/// Answers to a sign-in are short.
const MOST_BYTES: usize = 64 << 10;

/// A token, and until when it holds.
struct Session {
    token: String,
    expires_at: f64,
    password_expires_in_days: Option<f64>,
}

/// What an application gives to sign in with.
pub(crate) struct Credentials {
    login: String,
    password: String,
}

impl Credentials {
    pub(crate) fn read(value: &JsValue) -> Result<Self, Failure> {
        let given = Given::new(value, "The credentials", Code::InvalidParams)?;
        let text = |key| given.text(key)?.ok_or_else(|| given.refused(key, "a string"));
        Ok(Self { login: text("login")?, password: text("password")? })
    }
}

impl Session {
    fn new(token: String, password_expires_in_days: Option<f64>) -> Self {
        Self { token, expires_at: Date::now() + LIFETIME, password_expires_in_days }
    }

    /// What an application gets to see of it.
    fn to_js(&self) -> JsValue {
        object([
            ("expiresAt", Date::new(&self.expires_at.into()).to_iso_string().into()),
            ("passwordExpiresInDays", self.password_expires_in_days.map_or(JsValue::NULL, JsValue::from)),
        ])
    }
}

/// Who is signed in, and how the next token is got.
pub(crate) struct Sessions {
    options: Rc<ClientOptions>,
    current: RefCell<Option<Session>>,
    /// A token that is being got, and since when: whoever needs one meanwhile waits for the same.
    pending: RefCell<Option<(Promise, f64)>>,
    /// Counts who has signed in or out: what was begun before is not kept.
    turn: Cell<u32>,
}

impl Sessions {
    pub(crate) fn new(options: Rc<ClientOptions>) -> Rc<Self> {
        Rc::new(Self { options, current: RefCell::default(), pending: RefCell::default(), turn: Cell::default() })
    }

    /// What an application gets to see of the session; `null` where there is none.
    pub(crate) fn to_js(&self) -> JsValue {
        self.valid(Session::to_js).unwrap_or(JsValue::NULL)
    }

    /// Signs in, and keeps the token.
    pub(crate) async fn sign_in(&self, credentials: Credentials) -> Result<JsValue, JsValue> {
        let turn = self.next_turn();
        let session = sign_in(&self.options, &credentials).await?;
        let out = session.to_js();
        self.keep(session, turn);
        Ok(out)
    }

    /// Forgets the token.
    pub(crate) fn sign_out(&self) {
        self.next_turn();
        self.current.replace(None);
    }

    /// Someone signs in or out, or is asked anew: who needs a token from now on waits for none that is being got.
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

    /// The server has refused a token: unless there is another meanwhile, there is none. Whether there can be another.
    pub(crate) fn refused(&self, token: &str) -> bool {
        self.current.borrow_mut().take_if(|session| session.token == token);
        matches!(self.options.token, TokenSource::Credentials(_) | TokenSource::Function(_))
    }

    /// The token: the one there is, or a new one from where the options say; none where a proxy adds it.
    pub(crate) async fn token(self: &Rc<Self>, stop: &Stop) -> Result<Option<String>, JsValue> {
        if let TokenSource::Proxy = self.options.token {
            return Ok(None);
        }
        if let Some(token) = self.valid(|session| session.token.clone()) {
            return Ok(Some(token));
        }
        Ok(stop.wait(self.pending()).await?.as_string())
    }

    /// The token that is being got, from now on if it was not yet.
    fn pending(self: &Rc<Self>) -> Promise {
        let pending = self.pending.borrow().clone();
        if let Some((promise, since)) = pending {
            if now() - since < self.options.limits.deadline_ms {
                return promise;
            }
            // Whoever was asked for it may never answer, and is asked anew.
            self.next_turn();
        }
        let (sessions, turn) = (Rc::clone(self), self.turn.get());
        let promise = task::start(async move {
            let session = obtain(&sessions.options).await;
            if sessions.turn.get() == turn {
                sessions.pending.replace(None);
            }
            let session = session?;
            let token = JsValue::from_str(&session.token);
            sessions.keep(session, turn);
            Ok(token)
        });
        self.pending.replace(Some((promise.clone(), now())));
        promise
    }

    /// Something of the session, where there is one that holds.
    fn valid<T>(&self, read: impl Fn(&Session) -> T) -> Option<T> {
        self.current.borrow().as_ref().filter(|session| Date::now() < session.expires_at).map(read)
    }
}

/// Gets a session from where the options say.
async fn obtain(options: &ClientOptions) -> Result<Session, JsValue> {
    Ok(match &options.token {
        TokenSource::Fixed(token) => Session::new(token.clone(), None),
        TokenSource::SignIn | TokenSource::Proxy => {
            return Err(Failure::new(
                Code::Unauthenticated,
                "Nobody is signed in. Call `signIn`, or give the client `getCredentials` or `token`.",
            )
            .into());
        }
        TokenSource::Credentials(ask) => {
            let given = asked(ask, "getCredentials").await?;
            sign_in(options, &Credentials::read(&given)?).await?
        }
        TokenSource::Function(ask) => {
            let token = asked(ask, "token").await?.as_string().unwrap_or_default();
            Session::new(checked_token(token)?, None)
        }
    })
}

/// What the application's function gives; what it throws becomes the cause.
async fn asked(ask: &Function, name: &str) -> Result<JsValue, Failure> {
    let given = match ask.call0(&JsValue::UNDEFINED) {
        Ok(given) => JsFuture::from(Promise::resolve(&given)).await,
        Err(thrown) => Err(thrown),
    };
    given.map_err(|thrown| {
        Failure::new(Code::Unauthenticated, &["`", name, "` failed: see `cause`."].concat()).with("cause", thrown)
    })
}

/// Signs in with the vendor, however many attempts it takes. Nobody's signal ends it: many may wait for the token.
async fn sign_in(options: &ClientOptions, credentials: &Credentials) -> Result<Session, JsValue> {
    let stop = Stop::new(None, options.limits.deadline_ms);
    let mut attempts = Attempts::new(SIGN_IN, &stop, options.limits.retries);
    loop {
        match ask_vendor(options, credentials, &stop).await {
            Ok(session) => return Ok(session),
            Err(failed) => stop.sleep(attempts.again(failed)?.delay_ms).await?,
        }
    }
}

async fn ask_vendor(options: &ClientOptions, credentials: &Credentials, stop: &Stop) -> Result<Session, Failed> {
    let attempt = stop.attempt(options.limits.timeout_ms)?;
    let body = object([("login", (&credentials.login).into()), ("password", (&credentials.password).into())]);
    let outgoing = Outgoing {
        post: true,
        url: [&options.base_url, "/", SIGN_IN].concat(),
        query: Vec::new(),
        body: js_sys::JSON::stringify(&body).ok().map(String::from),
    };
    let response = http::send(&outgoing, None, false, options.fetch.as_ref(), &attempt).await?;
    if !response.ok() {
        return Err(Failed::answered(&response, &attempt, SIGN_IN, &[&credentials.login, &credentials.password]).await);
    }
    let text = Body::of(&response, &attempt)?.text(MOST_BYTES).await?;
    let answer = js_sys::JSON::parse(&text)
        .map_err(|_| Failure::new(Code::MalformedJson, "The answer to the sign-in is no JSON. Check the base URL."))?;
    let token = field(&answer, "token").as_string().and_then(|token| checked_token(token).ok());
    let Some(token) = token else {
        let received = received(&field(&answer, "token"));
        let message = "The answer to the sign-in holds no token that can be used. Check that the base URL is that of the Ocean API.";
        return Err(Failure::no_text(message, "token", received).into());
    };
    // The vendor writes -1 for a password that never expires.
    let days = field(&answer, "passwordExpirationRemainingDays").as_f64().filter(|days| *days >= 0.0);
    Ok(Session::new(token, days))
}

/// The kind of a value, as issues name it.
fn received(value: &JsValue) -> &'static str {
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
