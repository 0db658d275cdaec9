import { Box } from '@mui/material';

/** A key of the keyboard, as it is printed on it. */
export function Key({ children }: { readonly children: string | number }) {
  return (
    <Box
      component="kbd"
      sx={{
        display: 'inline-block',
        minWidth: 20,
        px: 0.5,
        border: '1px solid',
        borderColor: 'currentColor',
        borderRadius: '4px',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        fontWeight: 600,
        lineHeight: '18px',
        textAlign: 'center',
      }}
    >
      {children}
    </Box>
  );
}
