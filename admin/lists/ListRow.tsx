import { type MouseEvent, memo } from 'react';
import type { RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { ListColumn } from './ListTable.tsx';

interface ListRowProps<Row extends RaRecord> {
  readonly row: Row;
  readonly columns: readonly ListColumn<Row>[];
  readonly to: string;
  readonly cards: boolean;
  /** The words beside the box that chooses the row; null: no row may be chosen. */
  readonly choiceLabel: string | null;
  readonly choosable: boolean;
  readonly chosen: boolean;
  readonly onToggle: (id: Row['id']) => void;
}

/**
 * A row, or on a phone a card whose cells carry their headings; a click anywhere follows its link. Plain elements, dressed
 * by the table: a page of a list has hundreds of cells, and a click on a list must feel instant.
 */
function PlainRow<Row extends RaRecord>({
  row,
  columns,
  to,
  cards,
  choiceLabel,
  choosable,
  chosen,
  onToggle,
}: ListRowProps<Row>) {
  const navigate = useNavigate();

  const follow = (event: MouseEvent<HTMLElement>) => {
    const onControl = (event.target as HTMLElement).closest('a, button, input, label');
    // Who marks a number to copy it does not want to leave.
    if (onControl || event.defaultPrevented || window.getSelection()?.toString()) return;
    if (event.ctrlKey || event.metaKey) window.open(to, '_blank', 'noopener');
    else navigate(to);
  };

  const box =
    choiceLabel === null ? null : (
      <label className="box">
        <input
          type="checkbox"
          aria-label={choiceLabel}
          checked={chosen}
          disabled={!choosable}
          onChange={() => onToggle(row.id)}
        />
      </label>
    );

  return (
    // With the keyboard one follows the link in the row.
    <tr
      onClick={follow}
      role={cards ? 'row' : undefined}
      data-row={row.id}
      data-chosen={chosen ? '' : undefined}
    >
      {box && !cards ? <td className="boxes">{box}</td> : null}
      {columns.map(({ code, label, render }, place) => (
        <td
          key={code}
          role={cards ? 'cell' : undefined}
          data-column={code}
          className={place === 0 ? 'first' : undefined}
        >
          {cards && place === 0 ? box : null}
          {cards && place > 0 ? <span className="label">{label}</span> : null}
          {cards && place > 0 ? <div>{render(row)}</div> : render(row)}
        </td>
      ))}
    </tr>
  );
}

/** {@link PlainRow}, drawn anew only when something of its own has changed. */
export const ListRow = memo(PlainRow) as typeof PlainRow;
