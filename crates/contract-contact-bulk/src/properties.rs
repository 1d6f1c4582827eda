//! The properties of a record, checked during reading.

use std::ops::Range;

use contract_contact::__private::{Day, Submitted, check_submitted};
use contract_contact::{Code, Field};

use crate::reader::Text;
use crate::settings::Settings;
use crate::visitor::Found;

/// The properties of a record. Each value is checked immediately, so no value is stored. If a property is present twice, the last
/// value counts.
pub(crate) struct Properties {
    settings: Settings,
    today: Day,
    /// A bit for each required property.
    required: u32,
    /// A bit for each property that was read.
    seen: u32,
    /// A bit for each property whose value is invalid.
    failed: u32,
    /// The code and the value, as a range of the text. An entry is meaningful only where the bit in `failed` is set.
    found: [(Code, Range<usize>); Field::COUNT],
}

impl Properties {
    pub(crate) fn new(settings: Settings) -> Self {
        let mut properties = Properties {
            settings,
            today: settings.today.into(),
            required: 0,
            seen: 0,
            failed: 0,
            found: [const { (Code::Required, 0..0) }; Field::COUNT],
        };
        for field in Field::ALL {
            if properties.absent(field).is_some() {
                properties.required |= bit(field);
            }
        }
        properties
    }

    /// Removes the properties of the last record.
    #[inline(always)]
    pub(crate) const fn clear(&mut self) {
        (self.seen, self.failed) = (0, 0);
    }

    #[inline(always)]
    pub(crate) fn set(&mut self, field: Field, value: Submitted<Text<'_>>, range: Range<usize>) {
        self.seen |= bit(field);
        match check_submitted(self.settings.rules, field, value, self.settings.operation, self.today) {
            Ok(_) => self.failed &= !bit(field),
            Err(code) => {
                self.failed |= bit(field);
                if let Some(slot) = self.found.get_mut(index_of(field)) {
                    *slot = (code, range);
                }
            }
        }
    }

    /// Sets a rare value, like [`set`](Self::set). This function is not inlined, so the code for usual values stays small.
    #[inline(never)]
    pub(crate) fn set_other(&mut self, field: Field, value: Submitted<Text<'_>>, range: Range<usize>) {
        self.set(field, value, range);
    }

    #[inline(always)]
    pub(crate) const fn are_valid(&self) -> bool {
        self.failed == 0 && self.seen & self.required == self.required
    }

    /// Returns every error, in the order of the API reference. The values are ranges in the record, which begins at `start`.
    #[cold]
    pub(crate) fn errors(&self, start: usize) -> Vec<Found> {
        let error = |(field, (code, value)): (Field, &(Code, Range<usize>))| {
            if self.seen & bit(field) == 0 {
                return Some(Found { field, code: self.absent(field)?, value: None });
            }
            let value = value.start.saturating_sub(start)..value.end.saturating_sub(start);
            (self.failed & bit(field) != 0).then_some(Found { field, code: *code, value: Some(value) })
        };
        Field::ALL.into_iter().zip(&self.found).filter_map(error).collect()
    }

    /// Returns the code of an absent property.
    fn absent(&self, field: Field) -> Option<Code> {
        let Settings { operation, rules, .. } = self.settings;
        check_submitted::<&str>(rules, field, Submitted::Nothing, operation, self.today).err()
    }
}

#[inline(always)]
const fn bit(field: Field) -> u32 {
    1 << index_of(field)
}

/// Returns the index of a property in [`Field::ALL`].
#[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its index")]
pub(crate) const fn index_of(field: Field) -> usize {
    field as usize
}
