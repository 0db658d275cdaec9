import { TextField } from '@mui/material';
import { useEffect, useState } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const TYPING_PAUSE = 350;

/** A search that waits for the end of a word. */
export function SearchField({ label, hint, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  // A space between two words must not be wiped.
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      type="search"
      label={label}
      placeholder={hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      autoComplete="off"
      sx={{ minWidth: 320, width: 'auto', '& .MuiInputBase-root': { backgroundColor: 'background.paper' } }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
