import { SandboxPage } from '@/features/sandbox/sandbox-page';

export default function SandboxRoute() {
  return <SandboxPage />;
}
