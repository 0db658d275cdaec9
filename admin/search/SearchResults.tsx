import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { SearchLine } from './SearchLine.tsx';
import type { FoundKind, SearchOption } from './searchOptions.ts';

interface SearchResultsProps {
  readonly listId: string;
  readonly options: readonly SearchOption[];
  readonly active: number;
  readonly text: string;
  readonly optionId: (place: number) => string;
  readonly onActive: (place: number) => void;
  readonly onChoose: (option: SearchOption) => void;
}

const KINDS: readonly FoundKind[] = ['cases', 'users', 'offices'];

const kindOf = (option: SearchOption): FoundKind => (option.kind === 'all' ? option.of : option.kind);

/** The results by kind, in one list through which the arrows walk. */
export function SearchResults({
  listId,
  options,
  active,
  text,
  optionId,
  onActive,
  onChoose,
}: SearchResultsProps) {
  const { t } = useWords();
  const numbered = options.map((option, place) => ({ option, place }));
  return (
    <Box id={listId} role="listbox" aria-label={t('find.title')} sx={{ px: 1, pb: 1 }}>
      {KINDS.map((kind) => {
        const ofKind = numbered.filter(({ option }) => kindOf(option) === kind);
        if (ofKind.length === 0) return null;
        return (
          <Box key={kind} role="group" aria-labelledby={`${listId}-${kind}`}>
            <Typography id={`${listId}-${kind}`} variant="caption" component="div" sx={{ px: 1, pt: 1 }}>
              {t(`find.${kind}`)}
            </Typography>
            {ofKind.map(({ option, place }) => (
              <Box
                key={option.kind === 'all' ? 'all' : option.record.id}
                id={optionId(place)}
                role="option"
                aria-selected={place === active}
                data-option={option.kind}
                onClick={() => onChoose(option)}
                onMouseMove={() => onActive(place)}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  flexWrap: { xs: 'wrap', sm: 'nowrap' },
                  columnGap: 1.5,
                  rowGap: 0.5,
                  px: 1,
                  py: 0.75,
                  minHeight: 40,
                  borderRadius: 1,
                  cursor: 'pointer',
                  outline: place === active ? '2px solid' : 'none',
                  outlineColor: 'primary.main',
                  outlineOffset: -2,
                  backgroundColor: place === active ? 'action.hover' : 'transparent',
                }}
              >
                <SearchLine option={option} text={text} />
              </Box>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
