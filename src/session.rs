//! Sessions: signing in, and the token that comes of it, which never leaves this module but for the header.

use js_sys::{Date, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::error::{Code, Failure};
use crate::given::{Given, field};
use crate::http::{self, Abort, Body, Outgoing};
use crate::options::{ClientOptions, TokenSource, checked_token};

/// Where one signs in, below the base URL.
pub(crate) const SIGN_IN: &str = "auth/authenticate2";

/// How long a token lives, in milliseconds.
const LIFETIME: f64 = 12.0 * 3_600_000.0;

/// Answers to a sign-in are short.
const MOST_BYTES: usize = 64 << 10;

/// A token, and until when it holds.
pub(crate) struct Session {
    pub(crate) token: String,
    expires_at: f64,
    password_expires_in_days: Option<f64>,
}

/// What an application gets to see of a session.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SessionOut {
    expires_at: String,
    password_expires_in_days: Option<f64>,
}

#[derive(Serialize)]
struct SignInBody<'c> {
    login: &'c str,
    password: &'c str,
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

    pub(crate) fn has_expired(&self) -> bool {
        Date::now() >= self.expires_at
    }

    /// Signs in with the vendor.
    pub(crate) async fn sign_in(options: &ClientOptions, credentials: &Credentials) -> Result<Self, Failure> {
        let abort = Abort::following(None)?;
        let body = SignInBody { login: &credentials.login, password: &credentials.password };
        let body = serde_wasm_bindgen::to_value(&body).ok().and_then(|body| js_sys::JSON::stringify(&body).ok());
        let outgoing = Outgoing {
            post: true,
            url: format!("{}/{SIGN_IN}", options.base_url),
            query: Vec::new(),
            body: body.map(String::from),
            token: None,
        };
        let response = http::send(outgoing, options.fetch.as_ref(), &abort).await?;
        let status = response.status();
        let text = Body::of(&response)?.text(MOST_BYTES).await?;
        if !response.ok() {
            return Err(Failure::status(status, SIGN_IN, &text));
        }
        let answer = js_sys::JSON::parse(&text).map_err(|_| {
            Failure::new(Code::MalformedJson, "The answer to the sign-in is no JSON. Check the base URL.")
        })?;
        let token = field(&answer, "token").as_string().and_then(|token| checked_token(token).ok());
        let Some(token) = token else {
            return Err(Failure::new(
                Code::InvalidResponse,
                "The answer to the sign-in holds no token. Check that the base URL is that of the Ocean API.",
            ));
        };
        // The vendor writes -1 for a password that never expires.
        let days = field(&answer, "passwordExpirationRemainingDays").as_f64().filter(|days| *days >= 0.0);
        Ok(Self::new(token, days))
    }

    /// What an application gets to see.
    pub(crate) fn to_js(&self) -> JsValue {
        let out = SessionOut {
            expires_at: Date::new(&self.expires_at.into()).to_iso_string().into(),
            password_expires_in_days: self.password_expires_in_days,
        };
        out.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
    }
}

/// Gets a session from where the options say; none where a proxy adds the token.
pub(crate) async fn obtain(options: &ClientOptions) -> Result<Option<Session>, Failure> {
    match &options.token {
        TokenSource::Proxy => Ok(None),
        TokenSource::Fixed(token) => Ok(Some(Session::new(token.clone(), None))),
        TokenSource::SignIn => Err(Failure::new(
            Code::Unauthenticated,
            "Nobody is signed in. Call `signIn`, or give the client `getCredentials` or `token`.",
        )),
        TokenSource::Credentials(ask) => {
            let given = asked(ask, "getCredentials").await?;
            Session::sign_in(options, &Credentials::read(&given)?).await.map(Some)
        }
        TokenSource::Function(ask) => {
            let token = asked(ask, "token").await?.as_string().unwrap_or_default();
            Ok(Some(Session::new(checked_token(token)?, None)))
        }
    }
}

/// What the application's function gives; what it throws becomes the cause.
async fn asked(ask: &js_sys::Function, name: &str) -> Result<JsValue, Failure> {
    let given = match ask.call0(&JsValue::UNDEFINED) {
        Ok(given) => JsFuture::from(Promise::resolve(&given)).await,
        Err(thrown) => Err(thrown),
    };
    given.map_err(|thrown| {
        let mut failure = Failure::new(Code::Unauthenticated, format!("`{name}` failed: see `cause`."));
        failure.cause = Some(thrown);
        failure
    })
}
