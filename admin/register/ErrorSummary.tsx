import { Alert, AlertTitle, Box, Link } from '@mui/material';
import { ValidationError } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { useReferenceWords } from '../shared/useReferenceWords.ts';
import type { FormError } from './formErrors.ts';
import { DOCUMENT_KINDS } from './registerInput.ts';

/** What stands in the way of registering: in general, and field by field. */
export interface Obstacles {
  readonly message: string;
  readonly errors: readonly FormError[];
}

interface ErrorSummaryProps {
  readonly obstacles: Obstacles;
  readonly onGo: (name: string) => void;
}

/** Says what is wrong, each line with the way to its field. */
export function ErrorSummary({ obstacles, onGo }: ErrorSummaryProps) {
  const labelOf = useFieldLabels();
  return (
    <Alert severity="error" role="alert" data-testid="errors" sx={{ mb: 2, alignItems: 'flex-start' }}>
      <AlertTitle sx={{ fontSize: '0.9375rem', mb: 0 }}>{obstacles.message}</AlertTitle>
      {obstacles.errors.length > 0 ? (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {obstacles.errors.map(({ name, message }) => (
            <li key={name}>
              <Link
                component="button"
                type="button"
                color="inherit"
                underline="always"
                onClick={() => onGo(name)}
                sx={{ textAlign: 'left', minHeight: 24 }}
              >
                {labelOf(name)}: <ValidationError error={message} />
              </Link>
            </li>
          ))}
        </Box>
      ) : null}
    </Alert>
  );
}

function useFieldLabels(): (name: string) => string {
  const { t } = useWords();
  const { nameOf } = useReferenceWords('DOCUMENT_KIND');
  return (name) => {
    const [group, index, field] = name.split('.');
    const kind = DOCUMENT_KINDS[Number(index)];
    if (group === 'documents' && kind)
      return field === 'pages' ? `${nameOf(kind)}, ${t('fields.pages')}` : nameOf(kind);
    if (group === 'household' && field)
      return `${t('register.member', { number: Number(index) + 1 })}, ${t(`fields.${field}`)}`;
    return t(name === 'receivedOutsideHours' ? 'fields.outsideHours' : `fields.${name}`);
  };
}
