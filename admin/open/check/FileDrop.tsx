import { type DragEvent, useId, useRef, useState } from 'react';
import { useWords } from '../shared/useWords.ts';
import { fill } from '../words/words.ts';
import type { ReadFile } from './useFileHash.ts';

interface FileDropProps {
  readonly file: ReadFile;
  readonly onFile: (file: File) => void;
  readonly onRemove: () => void;
}

/** The place where a file is dropped or chosen; it says that nothing leaves the device. */
export function FileDrop({ file, onFile, onRemove }: FileDropProps) {
  const words = useWords().words.check;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first) onFile(first);
    // The same file may be chosen again after it was changed.
    if (input.current) input.current.value = '';
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is only one more way; the button does the same.
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{words.file}</h2>
      <p>{words.fileHint}</p>
      <p className="stays">
        <Shield />
        <span id={`${id}-stays`}>{words.fileStays}</span>
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".pdf,application/pdf"
        className="unseen"
        aria-describedby={`${id}-stays`}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <label htmlFor={id} className="button second">
        {words.choose}
      </label>
      <FileState file={file} onRemove={onRemove} />
    </div>
  );
}

function FileState({ file, onRemove }: Pick<FileDropProps, 'file' | 'onRemove'>) {
  const words = useWords().words.check;
  if (file.state === 'none') return null;
  if (file.state === 'unreadable') {
    return (
      <p role="alert" className="problem">
        {words.unreadable}
      </p>
    );
  }
  if (file.state === 'reading') {
    return <p className="chosen">{fill(words.reading, { percent: Math.floor(file.share * 100) })}</p>;
  }
  return (
    <p className="chosen">
      <span>{fill(words.read, { name: file.name })}</span>
      <button type="button" className="link" onClick={onRemove}>
        {words.removeFile}
      </button>
    </p>
  );
}

function Shield() {
  return (
    <svg className="mark plain" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6zM8.5 12l2.5 2.5 4.5-5" />
    </svg>
  );
}
