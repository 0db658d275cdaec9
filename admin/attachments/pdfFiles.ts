/** Where the fonts and tables of pdf.js are served; they change only with its version, which stands in the address. */
export const PDF_FILES = '/assets/pdfjs-5.4.624';
