import { Box } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
import { choiceOfKey } from './choiceKeys.ts';

interface ChoiceKeysProps {
  /** The words of the choices, in their order. */
  readonly labels: readonly string[];
  readonly children: ReactNode;
}

/** Lets a group of radio buttons be set by the number of a choice or by the first letter of its words. */
export function ChoiceKeys({ labels, children }: ChoiceKeysProps) {
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    const chosen = radios.findIndex(({ checked }) => checked);
    const radio = radios[choiceOfKey(event, labels, chosen) ?? -1];
    if (!radio) return;
    event.preventDefault();
    radio.click();
    radio.focus();
  };
  return <Box onKeyDown={choose}>{children}</Box>;
}
