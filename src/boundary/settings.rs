//! A client's options, resolved.

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::base_url;
use super::error::{Code, Error};
use super::options::{ClientOptions, Id, Token};
use crate::resources::request::Defaults;

/// A client's options, resolved.
pub(crate) struct Settings {
    pub(crate) options: ClientOptions,
    /// Absolute, without a trailing slash.
    pub(crate) base_url: String,
    pub(crate) token: TokenSource,
}

/// Where tokens come from.
pub(crate) enum TokenSource {
    /// Only from `signIn`.
    SignIn,
    /// From signing in with the credentials that this function returns.
    Credentials(Function),
    /// This one, given by the application.
    Fixed(String),
    /// From this function of the application.
    Function(Function),
    /// A proxy adds it.
    Proxy,
}

impl Settings {
    pub(crate) fn from_js(options: &JsValue) -> Result<Self, Error> {
        let options = ClientOptions::from_js(options)?;
        let base_url = base_url::resolve(&options.base_url_or_default(), options.allow_insecure_or_default())?;
        let token = TokenSource::of(&options)?;
        Ok(Self { options, base_url, token })
    }

    /// What the client adds to every request.
    pub(crate) fn request_defaults(&self) -> Defaults {
        Defaults {
            customer_id: self.options.customer_id.map(|Id(id)| id),
            array_format: self.options.array_format_or_default(),
        }
    }
}

impl TokenSource {
    fn of(options: &ClientOptions) -> Result<Self, Error> {
        match (options.get_credentials.clone(), options.token.clone()) {
            (Some(_), Some(_)) => Err(Error::new(
                Code::InvalidOptions,
                "`getCredentials` and `token` exclude each other: pass one of them.",
            )),
            (Some(ask), None) => Ok(Self::Credentials(ask)),
            (None, Some(Token::Fixed(token))) => checked_token(token).map(Self::Fixed),
            (None, Some(Token::Function(ask))) => Ok(Self::Function(ask)),
            (None, Some(Token::Proxy)) => Ok(Self::Proxy),
            (None, None) => Ok(Self::SignIn),
        }
    }
}

/// Checks that a token can be sent in a header. Errors never reveal it.
pub(crate) fn checked_token(token: String) -> Result<String, Error> {
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        let message = "The token must be a non-empty string of visible ASCII characters.";
        return Err(Error::new(Code::InvalidOptions, message));
    }
    Ok(token)
}
