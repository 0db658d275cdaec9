import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import ViewColumn from '@mui/icons-material/ViewColumn';
import { Button, Checkbox, FormControlLabel, IconButton, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { PanelBelow } from '../shared/PanelBelow.tsx';
import { moveColumn, toggleColumn } from './columns.ts';
import type { ListDefinition } from './listDefinition.ts';
import { useColumns } from './useColumns.ts';

interface ColumnsButtonProps<Code extends string> {
  readonly definition: Pick<ListDefinition<Code>, 'resource' | 'columns' | 'standardColumns'>;
  readonly word: (code: Code) => string;
}

/** Which columns the list shows, and in which order; kept by this browser. */
export function ColumnsButton<Code extends string>({ definition, word }: ColumnsButtonProps<Code>) {
  const { t } = useWords();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [shown, choose] = useColumns(definition);
  const [first] = definition.columns;
  const hidden = definition.columns.filter((code) => !shown.includes(code));
  return (
    <>
      <Button
        startIcon={<ViewColumn />}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        data-testid="columns"
      >
        {t('list.columns')}
      </Button>
      <PanelBelow
        anchor={anchor}
        onClose={() => setAnchor(null)}
        label={{ headingId: id }}
        width={380}
        side="right"
      >
        <Typography id={id} sx={{ fontWeight: 600 }}>
          {t('list.columns')}
        </Typography>
        <Stack component="ul" sx={{ listStyle: 'none', m: 0, my: 1, p: 0 }}>
          {[...shown, ...hidden].map((code) => {
            const place = shown.indexOf(code);
            return (
              <Stack component="li" direction="row" key={code} sx={{ alignItems: 'center' }}>
                <FormControlLabel
                  sx={{ flexGrow: 1, mr: 0 }}
                  label={word(code)}
                  control={
                    <Checkbox
                      size="small"
                      checked={place >= 0}
                      disabled={code === first}
                      onChange={() => choose(toggleColumn(shown, code))}
                      data-column={code}
                    />
                  }
                />
                {place > 0 ? (
                  <>
                    <IconButton
                      size="small"
                      disabled={place === 1}
                      aria-label={t('list.up', { column: word(code) })}
                      onClick={() => choose(moveColumn(shown, code, -1))}
                    >
                      <ArrowUpward fontSize="small" />
                    </IconButton>
                    <IconButton
                      size="small"
                      disabled={place === shown.length - 1}
                      aria-label={t('list.down', { column: word(code) })}
                      onClick={() => choose(moveColumn(shown, code, 1))}
                    >
                      <ArrowDownward fontSize="small" />
                    </IconButton>
                  </>
                ) : null}
              </Stack>
            );
          })}
        </Stack>
        <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
          <Button onClick={() => choose(null)}>{t('list.standardColumns')}</Button>
          <Button variant="contained" onClick={() => setAnchor(null)}>
            {t('app.close')}
          </Button>
        </Stack>
      </PanelBelow>
    </>
  );
}
