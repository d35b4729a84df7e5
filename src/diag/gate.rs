//! The gates that a document goes through on its way out.

/// A gate that a document goes through on its way out; each refuses what the one before it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// A draft is built to be looked at.
    #[default]
    Draft,
    /// It goes to the leader to be signed: the number and the day come after the signature.
    Sign,
    /// It goes out, with its number and day.
    Issue,
}

impl Gate {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Sign, Self::Issue];

    /// Its name, as `--gate` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "nhap",
            Self::Sign => "trinh-ky",
            Self::Issue => "ban-hanh",
        }
    }
}
