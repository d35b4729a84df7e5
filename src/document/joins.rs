//! Cells of a table that are joined with a neighbour: `<<` with the left one, `^^` with the upper.

use super::prose::Prose;

/// What a cell says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinMark {
    /// It is a cell of its own.
    Own,
    /// It belongs to the cell on its left.
    Left,
    /// It belongs to the cell above it.
    Up,
}

impl JoinMark {
    /// The mark that a cell's text is.
    pub fn of(text: &str) -> Self {
        match text.trim() {
            "<<" => Self::Left,
            "^^" => Self::Up,
            _ => Self::Own,
        }
    }

    /// The mark of a cell that may hold nothing.
    pub fn of_cell(cell: Option<&Prose>) -> Self {
        cell.map_or(Self::Own, |cell| Self::of(&cell.0))
    }
}

/// Over how many columns and rows a cell goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinArea {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// Why a mark is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinFault {
    /// A cell of the first column has no left neighbour.
    NothingLeft,
    /// A cell of the first row has none above it.
    NothingAbove,
    /// Together with the cells around it, it makes no rectangle.
    NoRectangle,
    /// Every cell of its row belongs to rows above.
    WholeRow,
    /// Every cell of its row goes on over other rows, each over others.
    NoOwnCell,
}

/// The cells of rows that were joined.
#[derive(Debug, Default)]
pub struct Joined {
    /// For each cell that is printed its area, row by row; none for those that belong to others.
    pub areas: Vec<Vec<Option<JoinArea>>>,
    /// What is wrong: row, column and why, in the order of reading.
    pub faults: Vec<(usize, usize, JoinFault)>,
}

/// Where a cell is in the course of joining.
#[derive(Clone, Copy, PartialEq, Eq)]
enum JoinState {
    Free,
    Taken,
    /// A mark that is wrong: what points at it is wrong by the same cause.
    Wrong,
}

/// Joins the cells of rows that stand together; every row has as many marks as the others.
pub fn join(marks: &[Vec<JoinMark>]) -> Joined {
    let mut joined = Joined::default();
    let mut states: Vec<Vec<JoinState>> =
        marks.iter().map(|row| vec![JoinState::Free; row.len()]).collect();
    for (i, row) in marks.iter().enumerate() {
        if !row.is_empty() && states[i].iter().all(|state| *state == JoinState::Taken) {
            joined.faults.push((i, 0, JoinFault::WholeRow));
        }
        let mut areas = vec![None; row.len()];
        for (j, mark) in row.iter().enumerate() {
            if states[i][j] == JoinState::Taken {
                continue;
            }
            if *mark == JoinMark::Own {
                let area = area(marks, &states, i, j);
                for states in &mut states[i..i + area.rows] {
                    states[j..j + area.columns].fill(JoinState::Taken);
                }
                areas[j] = Some(area);
            } else {
                states[i][j] = JoinState::Wrong;
                let fault = match mark {
                    JoinMark::Left if j == 0 => Some(JoinFault::NothingLeft),
                    JoinMark::Up if i == 0 => Some(JoinFault::NothingAbove),
                    JoinMark::Left => no_rectangle(states[i][j - 1]),
                    // What stands above is one cell with the left neighbour of what does.
                    _ if j > 0
                        && states[i][j - 1] == JoinState::Wrong
                        && marks[i - 1][j] == JoinMark::Left =>
                    {
                        None
                    }
                    _ => no_rectangle(states[i - 1][j]),
                };
                joined.faults.extend(fault.map(|fault| (i, j, fault)));
            }
        }
        joined.areas.push(areas);
    }
    rows_without_height(&mut joined);
    joined
}

/// Finds the rows that nothing would give a height: no cell of them ends where it begins.
fn rows_without_height(joined: &mut Joined) {
    let at_fault =
        |joined: &Joined, i: usize| joined.faults.iter().any(|(row, ..)| *row == i);
    for i in 0..joined.areas.len() {
        let own = joined.areas[i].iter().flatten().any(|area| area.rows == 1);
        let single = joined.areas[i].is_empty() || own;
        if single || at_fault(joined, i) || at_fault(joined, i + 1) {
            continue;
        }
        joined.faults.push((i, 0, JoinFault::NoOwnCell));
    }
    joined.faults.sort_by_key(|(row, column, _)| (*row, *column));
}

fn no_rectangle(pointed: JoinState) -> Option<JoinFault> {
    (pointed != JoinState::Wrong).then_some(JoinFault::NoRectangle)
}

/// The area of a cell of its own: as wide as its row says, as high as all of its width goes on.
fn area(
    marks: &[Vec<JoinMark>],
    states: &[Vec<JoinState>],
    i: usize,
    j: usize,
) -> JoinArea {
    let right = marks[i].iter().zip(&states[i]).skip(j + 1);
    let joins = |(mark, state): &(&JoinMark, &JoinState)| {
        **mark == JoinMark::Left && **state == JoinState::Free
    };
    let end = j + 1 + right.take_while(joins).count();
    let goes_on = |(row, states): &(&Vec<JoinMark>, &Vec<JoinState>)| {
        states[j..end].iter().all(|state| *state == JoinState::Free)
            && row[j] == JoinMark::Up
            && row[j + 1..end].iter().all(|mark| *mark != JoinMark::Own)
            // A cell further right that points into the area would make it no rectangle.
            && row.get(end) != Some(&JoinMark::Left)
    };
    let below = marks.iter().zip(states).skip(i + 1);
    JoinArea {
        columns: end - j,
        rows: 1 + below.take_while(goes_on).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(rows: &[&str]) -> Joined {
        let marks: Vec<Vec<JoinMark>> = rows
            .iter()
            .map(|row| row.split(' ').map(JoinMark::of).collect())
            .collect();
        join(&marks)
    }

    #[test]
    fn rectangles_of_every_shape_are_joined() {
        for (rows, columns, height) in [
            (&["a << b", "^^ << c", "^^ ^^ d"][..], 2, 3),
            (&["a b c", "^^ d e"], 1, 2),
            (&["a << <<"], 3, 1),
            (&["a b", "c d"], 1, 1),
        ] {
            let joined = joined(rows);
            assert_eq!(joined.faults, [], "{rows:?}");
            assert_eq!(
                joined.areas[0][0],
                Some(JoinArea { columns, rows: height }),
                "{rows:?}"
            );
        }
    }

    #[test]
    fn what_makes_no_rectangle_is_a_fault_once_at_its_first_mark() {
        for (rows, fault) in [
            (&["<< b"][..], (0, 0, JoinFault::NothingLeft)),
            (&["^^ b", "^^ c"], (0, 0, JoinFault::NothingAbove)),
            (&["a <<", "^^ b", "^^ c"], (1, 0, JoinFault::NoRectangle)),
            (&["a b", "^^ <<", "c <<"], (1, 0, JoinFault::NoRectangle)),
            (&["a b c", "d ^^ <<"], (1, 1, JoinFault::NoRectangle)),
            (&["a b", "^^ ^^", "c d"], (1, 0, JoinFault::WholeRow)),
            (&["a << <<", "^^ << ^^"], (1, 0, JoinFault::WholeRow)),
            (&["a b c", "d ^^ e", "^^ f ^^"], (1, 0, JoinFault::NoOwnCell)),
        ] {
            assert_eq!(joined(rows).faults, [fault], "{rows:?}");
        }
    }
}
