import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/colours.css';
import './styles/base.css';
import './styles/header.css';
import './styles/controls.css';
import './styles/answer.css';
import './styles/info.css';
import './styles/print.css';
import { OpenApp } from './OpenApp.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OpenApp />
    </StrictMode>,
  );
}
