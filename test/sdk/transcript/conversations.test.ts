import { expect } from '@open-wc/testing';
import { conversation, type Server } from '../../support/conversation.js';

for (const server of ['older', 'newer'] satisfies Server[]) {
  describe(`a conversation with an ${server} server`, () => {
    it('goes to and fro', () => {
      const call = conversation(server)
        .bot('Hello there. How are you?')
        .user('Fine, thanks.', { partials: ['fine', 'fine thank'] })
        .bot('Good to hear.');
      expect(call.run().entries).to.deep.equal([
        'assistant: Hello there. How are you? ✔',
        'user: Fine, thanks. ✔',
        'assistant: Good to hear. ✔',
      ]);
    });

    it('emits each step once', () => {
      const call = conversation(server)
        .user('Fine.', { partials: ['fin', 'fin', 'fine'] })
        .bot('Good day.');
      expect(call.run().emissions).to.deep.equal([
        'user: fin',
        'user: fine',
        'user: Fine.',
        'user: Fine. ✔',
        'assistant: Good day.',
        'assistant: Good day. ✔',
      ]);
    });

    it('is interrupted', () => {
      const call = conversation(server)
        .bot('Hello there, my friend.')
        .interruptAfter('Hello there')
        .user('Stop.')
        .bot('OK.');
      expect(call.run().entries).to.deep.equal([
        'assistant: Hello there ✔',
        'user: Stop. ✔',
        'assistant: OK. ✔',
      ]);
    });

    it('calls a tool, quickly, and goes on in the same entry', () => {
      const call = conversation(server)
        .user('Where is my order?')
        .bot('Let me check.')
        .tool('look', { takes: 300 })
        .bot('It has shipped.');
      expect(call.run().entries).to.deep.equal([
        'user: Where is my order? ✔',
        'assistant: Let me check. It has shipped. ✔',
        'tool_call: look ✔',
      ]);
    });

    it('calls a tool that takes longer than a pause', () => {
      const call = conversation(server)
        .bot('Let me check.')
        .tool('look', { takes: 20_000 })
        .bot('It has shipped.');
      expect(call.run().entries).to.deep.equal([
        'assistant: Let me check. ✔',
        'tool_call: look ✔',
        'assistant: It has shipped. ✔',
      ]);
    });

    it('has a filler between replies', () => {
      const call = conversation(server)
        .bot('Let me check.')
        .says('One moment please.')
        .bot('It has shipped.');
      expect(call.run().entries).to.deep.equal([
        'assistant: Let me check. ✔',
        'assistant: One moment please. ✔',
        'assistant: It has shipped. ✔',
      ]);
    });

    it('has no model: stream mode', () => {
      const call = conversation(server)
        .says('One two.')
        .says('Three.')
        .user('Yes')
        .says('Four.')
        .wait(5_000)
        .says('Five.');
      expect(call.run().entries).to.deep.equal([
        'assistant: One two. Three. ✔',
        'user: Yes ✔',
        'assistant: Four. ✔',
        'assistant: Five. ✔',
      ]);
    });

    for (const text of ['नमस्ते, आप कैसे हैं?', 'வணக்கம் நண்பரே.', '你好，世界。', 'สวัสดีครับ', 'Hi 👋🏽 👩‍👩‍👧']) {
      it(`says ${text}, with a model and without`, () => {
        expect(conversation(server).bot(text).run().entries).to.deep.equal([
          `assistant: ${text} ✔`,
        ]);
        expect(conversation(server).says(text).run().entries).to.deep.equal([
          `assistant: ${text} ✔`,
        ]);
      });
    }

    it('comes to the same without a single tick', () => {
      const call = conversation(server)
        .bot('Hello there.')
        .user('Fine.', { partials: ['fi'] })
        .wait(9_000)
        .says('Hm.')
        .wait(9_000)
        .send('teardown');
      expect(call.run({ ticks: 'none' }).emissions).to.deep.equal(call.run().emissions);
    });
  });
}
