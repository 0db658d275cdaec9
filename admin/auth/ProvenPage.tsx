import { useState } from 'react';
import { Navigate } from 'react-router-dom';
import { takeProofPlace } from './proofPlace.ts';

/** Where the provider's proof comes back to: leads on to where it was asked for. */
export function ProvenPage() {
  const [place] = useState(takeProofPlace);
  return <Navigate to={place} replace />;
}
