import { SandboxPage } from '@/features/sandbox/sandbox-page';
import { Texts } from '@/i18n/texts';

export default function SandboxRoute() {
  return (
    <Texts of="all">
      <SandboxPage />
    </Texts>
  );
}
