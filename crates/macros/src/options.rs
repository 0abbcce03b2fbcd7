//! What `#[options]` expands to: the struct itself, its TypeScript by tsify, and where each option is read to.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Error, Expr, ExprLit, ExprRange, Field, Ident, ItemStruct, Lit, LitStr, Result, Token, Type,
    parse_quote, parse2,
};

use crate::declaration::{arguments_of, camel_case, identifier, named_fields};

pub(crate) fn expand(item: TokenStream) -> Result<TokenStream> {
    let item: ItemStruct = parse2(item)?;
    let parts = named_fields(&item)?.iter().map(Parts::of).collect::<Result<Vec<_>>>()?;
    let (attributes, visibility, name, docs) = (&item.attrs, &item.vis, &item.ident, docs(&item.attrs));
    let declarations = parts.iter().map(|parts| &parts.declaration);
    let typescript = parts.iter().map(|parts| &parts.typescript);
    let slots = parts.iter().map(|parts| &parts.slot);
    let merges = parts.iter().map(|parts| &parts.merge);
    let defaults = parts.iter().map(|parts| &parts.default);
    let readers = parts.iter().map(|parts| &parts.reader);
    Ok(quote! {
        #(#attributes)*
        #[derive(Default)]
        #visibility struct #name { #(#declarations,)* }

        impl #name {
            /// Its TypeScript, as tsify writes it.
            pub const TYPESCRIPT: &'static str = {
                #(#docs)*
                #[derive(::tsify::Tsify)]
                #[serde(rename_all = "camelCase")]
                #[allow(dead_code)]
                struct #name { #(#typescript,)* }
                <#name as ::tsify::Tsify>::DECL
            };

            /// These options, and the other ones where these are left out.
            #[allow(dead_code)]
            pub(crate) fn or(&self, other: &Self) -> Self { Self { #(#merges,)* } }

            #(#defaults)*
        }

        impl crate::boundary::object::Options for #name {
            fn add_slots<'o>(&'o mut self, slots: &mut ::std::vec::Vec<crate::boundary::object::Slot<'o>>) { #(#slots;)* }
        }

        #(#readers)*
    })
}

/// What one field adds to each part of the expansion.
struct Parts {
    declaration: TokenStream,
    typescript: TokenStream,
    slot: TokenStream,
    merge: TokenStream,
    default: TokenStream,
    reader: TokenStream,
}

impl Parts {
    fn of(field: &Field) -> Result<Self> {
        let (name, ty, visibility, docs) = (identifier(field)?, &field.ty, &field.vis, docs(&field.attrs));
        let declaration = quote!(#(#docs)* #visibility #name: #ty);
        if attribute(field, "extends").is_some() {
            return Ok(Self {
                declaration,
                typescript: quote!(#[serde(flatten)] #name: #ty),
                slot: quote!(self.#name.add_slots(slots)),
                merge: quote!(#name: self.#name.or(&other.#name)),
                default: TokenStream::new(),
                reader: TokenStream::new(),
            });
        }
        let optional = arguments_of(ty, "Option");
        let option = DeclaredOption { field, name, ty: optional.unwrap_or(ty), is_optional: optional.is_some() };
        let merge = if option.is_optional {
            quote!(#name: self.#name.clone().or_else(|| other.#name.clone()))
        } else {
            quote!(#name: self.#name.clone())
        };
        Ok(Self {
            declaration,
            typescript: option.typescript(docs)?,
            slot: option.slot()?,
            merge,
            default: option.default()?,
            reader: option.reader()?,
        })
    }
}

/// An option, as its field declares it.
struct DeclaredOption<'f> {
    field: &'f Field,
    name: &'f Ident,
    /// The type of its value.
    ty: &'f Type,
    /// Whether it may be left out.
    is_optional: bool,
}

impl DeclaredOption<'_> {
    /// The field that tsify sees, with all that is known of the option in its doc comment.
    fn typescript(&self, mut docs: Vec<Attribute>) -> Result<TokenStream> {
        let Self { field, name, ty, is_optional } = *self;
        let mut paragraphs = Vec::new();
        if let Some(range) = self.range()? {
            paragraphs.push(range.in_words());
        }
        if let Some(value) = self.default_value()? {
            paragraphs.push(format!("@default {}", quote!(#value).to_string().replace('_', "")));
        }
        for paragraph in paragraphs {
            let paragraph = format!(" {paragraph}");
            docs.extend([parse_quote!(#[doc = ""]), parse_quote!(#[doc = #paragraph])] as [Attribute; 2]);
        }
        let words = self.words()?;
        let mut text = match (attribute(field, "typescript"), &words) {
            (Some(given), _) => given.parse_args::<LitStr>()?.value(),
            (None, Some(words)) => {
                words.iter().map(|word| format!("\"{}\"", word.text.value())).collect::<Vec<_>>().join(" | ")
            }
            (None, None) => typescript(ty)?,
        };
        if !is_optional {
            return Ok(quote!(#(#docs)* #[tsify(type = #text)] #name: ()));
        }
        text.push_str(" | undefined");
        Ok(quote!(#(#docs)* #[tsify(optional, type = #text)] #name: ()))
    }

    /// The statement that adds the place that it is read to.
    fn slot(&self) -> Result<TokenStream> {
        let Self { name, is_optional, .. } = *self;
        let key = camel_case(&name.to_string());
        let range = match self.range()? {
            Some(range) => {
                let (least, most) = (range.least(), range.most());
                quote!(::core::option::Option::Some(&[#least, #most]))
            }
            None => quote!(::core::option::Option::None),
        };
        Ok(quote! {
            slots.push(crate::boundary::object::Slot {
                key: #key,
                is_optional: #is_optional,
                range: #range,
                target: &mut self.#name,
            })
        })
    }

    /// What reads its words, where it is one of these.
    fn reader(&self) -> Result<TokenStream> {
        let (ty, Some(words)) = (self.ty, self.words()?) else { return Ok(TokenStream::new()) };
        let (texts, values) = (words.iter().map(|word| &word.text), words.iter().map(|word| &word.value));
        let accepted: Vec<_> = words.iter().map(|word| format!("\"{}\"", word.text.value())).collect();
        let accepted = accepted.join(" or ");
        Ok(quote! {
            impl crate::boundary::object::FromJs for #ty {
                const ACCEPTED: &'static str = #accepted;

                fn from_js(value: ::wasm_bindgen::JsValue) -> ::core::option::Option<Self> {
                    match value.as_string()?.as_str() {
                        #(#texts => ::core::option::Option::Some(#values),)*
                        _ => ::core::option::Option::None,
                    }
                }
            }
        })
    }

    /// The method that gives the value or its default, where there is one.
    fn default(&self) -> Result<TokenStream> {
        let (name, ty, Some(value)) = (self.name, self.ty, self.default_value()?) else {
            return Ok(TokenStream::new());
        };
        let value = match (self.words()?, &value) {
            (Some(words), Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => {
                let word = words.into_iter().find(|word| word.text == *text);
                let word = word.ok_or_else(|| Error::new_spanned(text, "the default is none of the words"))?.value;
                quote!(#word)
            }
            (None, Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => quote!(#text.to_owned()),
            (None, Expr::Lit(ExprLit { lit: Lit::Int(_), .. })) => quote!(#value as #ty),
            _ => quote!(#value),
        };
        let (or_default, doc) = (format_ident!("{name}_or_default"), format!("`{name}`, or its default."));
        Ok(quote! {
            #[doc = #doc]
            pub fn #or_default(&self) -> #ty { self.#name.clone().unwrap_or_else(|| #value) }
        })
    }

    fn default_value(&self) -> Result<Option<Expr>> {
        attribute(self.field, "default").map(Attribute::parse_args).transpose()
    }

    fn range(&self) -> Result<Option<Range>> {
        attribute(self.field, "range").map(Attribute::parse_args).transpose()
    }

    fn words(&self) -> Result<Option<Punctuated<Word, Token![,]>>> {
        attribute(self.field, "words").map(|words| words.parse_args_with(Punctuated::parse_terminated)).transpose()
    }
}

/// The range of an integer, `1..=100`; an end that is left out is the last safe integer in that direction.
struct Range(ExprRange);

impl Parse for Range {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse().map(Self)
    }
}

impl Range {
    fn least(&self) -> TokenStream {
        self.0
            .start
            .as_ref()
            .map_or_else(|| quote!(-(::ocean_fleet_engine::MAX_SAFE_INTEGER as f64)), |least| quote!(#least as f64))
    }

    fn most(&self) -> TokenStream {
        self.0
            .end
            .as_ref()
            .map_or_else(|| quote!(::ocean_fleet_engine::MAX_SAFE_INTEGER as f64), |most| quote!(#most as f64))
    }

    fn in_words(&self) -> String {
        let end = |end: &Expr| quote!(#end).to_string().replace(['_', ' '], "");
        match (self.0.start.as_deref().map(end), self.0.end.as_deref().map(end)) {
            (Some(least), Some(most)) => format!("An integer from {least} to {most}."),
            (Some(least), None) => format!("An integer from {least} on."),
            (None, Some(most)) => format!("An integer up to {most}."),
            (None, None) => "An integer.".to_owned(),
        }
    }
}

/// One of the words that an option may be, and what it stands for: `"strict" => Validation::Strict`.
struct Word {
    text: LitStr,
    value: Expr,
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let text = input.parse()?;
        input.parse::<Token![=>]>()?;
        Ok(Self { text, value: input.parse()? })
    }
}

fn docs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect()
}

fn attribute<'f>(field: &'f Field, name: &str) -> Option<&'f Attribute> {
    field.attrs.iter().find(|attribute| attribute.path().is_ident(name))
}

fn typescript(ty: &Type) -> Result<String> {
    let name = match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    match name.as_str() {
        "String" => Ok("string".to_owned()),
        "bool" => Ok("boolean".to_owned()),
        "f64" | "u32" => Ok("number".to_owned()),
        _ => Err(Error::new_spanned(ty, "say what it is in TypeScript: `#[typescript(\"…\")]`")),
    }
}
