//! What both attributes share: reading a declaration, and its doc comment.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Error, Expr, Field, Fields, GenericArgument, Generics, ItemStruct, Lit, Meta, PathArguments, Result,
    Token, Type,
};

/// Runs an expansion, and turns its error into a compile error at the place concerned.
pub(crate) fn expand(
    name: &str,
    arguments: TokenStream,
    item: TokenStream,
    expansion: fn(TokenStream) -> Result<TokenStream>,
) -> TokenStream {
    let expanded = if arguments.is_empty() {
        expansion(item)
    } else {
        let message = format!("`#[{name}]` takes no arguments");
        Err(Error::new_spanned(arguments, message))
    };
    expanded.unwrap_or_else(|error| error.to_compile_error())
}

/// The named fields of a struct without generics.
pub(crate) fn named_fields(item: &ItemStruct) -> Result<&Punctuated<Field, Token![,]>> {
    refuse_generics(&item.generics)?;
    match &item.fields {
        Fields::Named(fields) if !fields.named.is_empty() => Ok(&fields.named),
        _ => Err(Error::new_spanned(&item.ident, "expected a struct with named fields, one for each key")),
    }
}

/// A declaration stands for one shape: it has no parameters.
pub(crate) fn refuse_generics(generics: &Generics) -> Result<()> {
    if generics.params.is_empty() && generics.where_clause.is_none() {
        Ok(())
    } else {
        Err(Error::new_spanned(generics, "a definition cannot be generic: declare one type for each shape"))
    }
}

/// Refuses every attribute but doc comments.
pub(crate) fn only_docs(attributes: &[Attribute]) -> Result<()> {
    match attributes.iter().find(|a| !a.path().is_ident("doc")) {
        None => Ok(()),
        Some(attribute) => Err(Error::new_spanned(attribute, "only doc comments may stand here")),
    }
}

/// The identifier of a named field.
pub(crate) fn identifier(field: &Field) -> Result<&syn::Ident> {
    field.ident.as_ref().ok_or_else(|| Error::new(Span::call_site(), "expected a named field"))
}

/// The initializer of a definition's `doc`, which WebAssembly leaves out.
pub(crate) fn doc_initializer(attributes: &[Attribute]) -> TokenStream {
    let text = doc_text(attributes);
    quote! {
        #[cfg(not(target_arch = "wasm32"))]
        doc: #text
    }
}

/// The text of a doc comment, without the space that follows `///`.
fn doc_text(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

/// `days_silent` → `daysSilent`.
pub(crate) fn camel_case(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// The type argument of `Name<…>`.
pub(crate) fn arguments_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
