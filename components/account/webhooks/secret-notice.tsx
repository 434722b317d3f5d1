'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { webhooks } from '@/lib/messages/webhooks';

const words = webhooks.secret;

/** The only time that anybody sees it. */
export function SecretNotice({ name, secret }: { readonly name: string; readonly secret: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Notice tone="ok" title={words.title(name)} announce>
      <p>{words.body}</p>
      <p className="mt-1 break-all font-mono text-caption" data-testid="webhook-secret">
        {secret}
      </p>
      <p className="mt-1">
        <Button
          size="small"
          icon={copied ? Check : Copy}
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? words.copied : words.copy}
        </Button>
      </p>
    </Notice>
  );
}
