//! The streams of a compound file, in which old workbooks and encrypted ones lie.

/// What compound files begin with.
pub(super) const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// What ends a chain of sectors.
const LAST: u32 = 0xFFFF_FFFA;

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    small_sector: usize,
    cutoff: u64,
    table: Vec<u32>,
    small_table: Vec<u32>,
    /// Name, first sector and length of each stream; the first is that of the small sectors.
    entries: Vec<(String, u32, u64)>,
}

impl<'a> Compound<'a> {
    /// Opens a file; none if it is no compound file.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        bytes.strip_prefix(SIGNATURE)?;
        let sector = 1_usize.checked_shl(u32::from(u16_at(bytes, 30)?))?;
        let small_sector = 1_usize.checked_shl(u32::from(u16_at(bytes, 32)?))?;
        if !(64..=65_536).contains(&sector) || !(1..=sector).contains(&small_sector) {
            return None;
        }
        let mut found = Self {
            bytes,
            sector,
            small_sector,
            cutoff: u64::from(u32_at(bytes, 56)?),
            table: vec![],
            small_table: vec![],
            entries: vec![],
        };
        let mut places: Vec<u32> =
            (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).collect();
        let mut next = u32_at(bytes, 68)?;
        while next < LAST && places.len() < bytes.len() / sector + 109 {
            let more = found.numbers(next);
            let (last, more) = more.split_last()?;
            places.extend(more);
            next = *last;
        }
        for place in places.into_iter().filter(|place| *place < LAST) {
            let more = found.numbers(place);
            found.table.extend(more);
        }
        let small = found.chain(u32_at(bytes, 60)?);
        let small = small.chunks_exact(4).filter_map(|it| u32_at(it, 0));
        found.small_table = small.collect();
        let folder = found.chain(u32_at(bytes, 48)?);
        found.entries = folder.chunks_exact(128).filter_map(entry).collect();
        Some(found)
    }

    /// True if there is a stream of a name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(it, ..)| it == name)
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, start, length) = self.entries.iter().find(|(it, ..)| it == name)?;
        let mut bytes = if *length < self.cutoff {
            let (_, root, _) = self.entries.first()?;
            let all = self.chain(*root);
            let (mut bytes, mut at) = (vec![], *start);
            for _ in 0..=self.small_table.len() {
                let from = usize::try_from(at).ok()?.checked_mul(self.small_sector)?;
                let Some(part) = all.get(from..from + self.small_sector) else { break };
                bytes.extend(part);
                at = *self.small_table.get(at as usize)?;
            }
            bytes
        } else {
            self.chain(*start)
        };
        bytes.truncate(usize::try_from(*length).ok()?);
        Some(bytes)
    }

    fn sector(&self, number: u32) -> &[u8] {
        let start = (number as usize + 1).saturating_mul(self.sector);
        self.bytes.get(start..start + self.sector).unwrap_or_default()
    }

    fn numbers(&self, sector: u32) -> Vec<u32> {
        let parts = self.sector(sector).chunks_exact(4);
        parts.filter_map(|part| u32_at(part, 0)).collect()
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let (mut bytes, mut at) = (vec![], start);
        // A chain that turns back on itself is longer than its file.
        for _ in 0..=self.table.len() {
            if at >= LAST || bytes.len() > self.bytes.len() {
                break;
            }
            bytes.extend(self.sector(at));
            let Some(next) = self.table.get(at as usize) else { break };
            at = *next;
        }
        bytes
    }
}

fn entry(bytes: &[u8]) -> Option<(String, u32, u64)> {
    let length = usize::from(u16_at(bytes, 64)?).checked_sub(2)?.min(62);
    let units = bytes[..length].chunks_exact(2).filter_map(|it| u16_at(it, 0));
    let name = String::from_utf16_lossy(&units.collect::<Vec<_>>());
    Some((name, u32_at(bytes, 116)?, u64::from(u32_at(bytes, 120)?)))
}

/// The number of two bytes at a place.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// The number of four bytes at a place.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
