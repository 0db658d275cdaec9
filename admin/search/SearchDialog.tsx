import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import { Alert, Box, Button, Dialog, TextField, Typography } from '@mui/material';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { KEEP_SEARCH } from '../lists/ListFrame.tsx';
import { useListSearch } from '../lists/useListSearch.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { useScrollStop } from '../shared/useScrollStop.ts';
import { findsBy } from './findsBy.ts';
import { SearchResults } from './SearchResults.tsx';
import { type SearchOption, searchOptions } from './searchOptions.ts';
import { SHORTEST, useSearch } from './useSearch.ts';

interface SearchDialogProps {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** The search from everywhere: a field, and under it what is found, walked through with the arrows. */
export function SearchDialog({ onClose, onHelp }: SearchDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const viewer = useViewer();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { found, error, isBehind } = useSearch(typed);
  const toList = {
    cases: useListSearch('cases')[1],
    users: useListSearch('users')[1],
    offices: useListSearch('offices')[1],
  };

  const options = found ? searchOptions(found) : [];
  const place = Math.min(active, options.length - 1);
  const by = findsBy(viewer?.roles ?? []);
  const long = typed.trim().length >= SHORTEST;
  const results = options.filter(({ kind }) => kind !== 'all').length;

  const choose = (option: SearchOption) => {
    onClose();
    if (option.kind !== 'all') return navigate(option.to);
    // The text goes there in memory: an address may not hold a name or an IIN (I-42).
    toList[option.of](typed.trim());
    return navigate(`/${option.of}?filter=${encodeURIComponent('{}')}&page=1`, { state: KEEP_SEARCH });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      const next = (place + step + options.length) % options.length;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    }
    const option = options[place];
    if (event.key === 'Enter' && option && !isBehind) {
      event.preventDefault();
      choose(option);
    }
  };
  const scroll = useScrollStop<HTMLDivElement>();
  const optionId = (at: number): string => `${id}-option-${at}`;

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="md"
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': t('find.title') } }}
      data-dialog="search"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Box sx={{ p: 2, pb: 1 }}>
        <TextField
          autoFocus
          type="search"
          label={t(`find.label.${by}`)}
          placeholder={t(`find.hint.${by}`)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: {
              role: 'combobox',
              'aria-autocomplete': 'list',
              'aria-expanded': options.length > 0,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': options.length > 0 ? optionId(place) : undefined,
              spellCheck: false,
              maxLength: 200,
              'data-testid': 'search-text',
            },
          }}
        />
      </Box>
      <Box {...scroll} sx={{ overflowY: 'auto', opacity: found && isBehind ? 0.6 : 1 }}>
        {error ? (
          <Alert severity="error" sx={{ mx: 2, mb: 2 }}>
            {error.message}
          </Alert>
        ) : null}
        {!long ? (
          <Typography color="textSecondary" sx={{ px: 2, pb: 1 }}>
            {t('find.start')}
          </Typography>
        ) : null}
        {long && !found && !error ? (
          <Box sx={{ px: 2, pb: 1 }}>
            <LoadingLines rows={3} />
          </Box>
        ) : null}
        {found && options.length === 0 && !isBehind ? (
          <Box sx={{ px: 2, pb: 2 }} data-testid="nothing-found">
            <Typography sx={{ fontWeight: 600 }}>{t('find.nothing')}</Typography>
            <Typography variant="body2" color="textSecondary">
              {t(`find.nothingHint.${by}`)}
            </Typography>
          </Box>
        ) : null}
        {options.length > 0 ? (
          <SearchResults
            listId={`${id}-list`}
            options={options}
            active={place}
            text={typed}
            optionId={optionId}
            onActive={setActive}
            onChoose={choose}
          />
        ) : null}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          px: 2,
          py: 0.5,
          borderTop: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Typography variant="caption" role="status" sx={{ flexGrow: 1 }}>
          {found && !isBehind
            ? `${t(found.moreCases ? 'find.foundMore' : 'find.found', { smart_count: results })}. `
            : ''}
          {options.length > 0 ? t('find.keys') : ''}
        </Typography>
        <Button size="small" startIcon={<KeyboardOutlined />} onClick={onHelp}>
          {t('shortcuts.title')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('app.close')}
        </Button>
      </Box>
    </Dialog>
  );
}
