"""The conversations. Each is played on every version of Pipecat; what is said there is the truth."""

import asyncio

from .call import Call
from .services import Reply, Tool

CONVERSATIONS: dict[str, tuple] = {}

BREAD = ("Our bread is baked every morning at four.", "It is made of rye and wheat.")


def conversation(**options):
    def add(play):
        CONVERSATIONS[play.__name__.replace("_", "-")] = (play, options)
        return play

    return add


async def finish(call: Call) -> None:
    await call.silence()
    await call.end()


@conversation()
async def greeting(call: Call):
    """A greeting of sound alone, then one that is spoken text."""
    await call.greets_by_sound()
    call.truth.bot("Hello, this is Asha from the bakery.", "How can I help?")
    await call.says("Hello, this is Asha from the bakery. How can I help?")
    await finish(call)


@conversation()
async def question(call: Call):
    """A question and its answer of two sentences, partials on both sides, each spoken word with its time."""
    call.replies(Reply("We are open from nine to six. Come by any time!"))
    call.truth.bot("We are open from nine to six.", "Come by any time!")
    await call.user("When are you open?", partials=("when", "when are", "when are you"))
    await finish(call)


@conversation(voice="sentences")
async def question_sentences(call: Call):
    """The same with a voice that knows no word's time."""
    await question(call)


@conversation()
async def dialogue(call: Call):
    """Three turns, to and fro."""
    call.replies(
        Reply("Yes, we have rye and wheat."),
        Reply("Three euros a loaf."),
        Reply("You are welcome. Bye bye!"),
    )
    call.truth.bot("Yes, we have rye and wheat.")
    await call.user("Do you have bread?")
    await call.silence(0.3)
    call.truth.bot("Three euros a loaf.")
    await call.user("How much is it?")
    await call.silence(0.3)
    call.truth.bot("You are welcome.", "Bye bye!")
    await call.user("Thank you.")
    await finish(call)


@conversation()
async def interrupted(call: Call):
    """The user interrupts while the bot speaks."""
    call.replies(Reply(" ".join(BREAD)), Reply("Sure, what is it?"))
    call.truth.bot(*BREAD, cut=True)
    call.truth.bot("Sure, what is it?")
    await call.user("Tell me of your bread.")
    await call.heard("baked every morning")
    await call.user("Wait, a question.")
    await finish(call)


@conversation(voice="sentences")
async def interrupted_sentences(call: Call):
    """The same with a voice that knows no word's time."""
    await interrupted(call)


@conversation()
async def interrupted_twice(call: Call):
    """The second reply is interrupted too, in the middle of what the model still writes."""
    call.replies(
        Reply(" ".join(BREAD)),
        Reply("Of course. We have three kinds of it, and all are good.", pause=0.15),
    )
    call.truth.bot(*BREAD, cut=True)
    await call.user("Tell me of your bread.")
    await call.heard("Our bread is")
    call.truth.bot("Of course.", "We have three kinds of it, and all are good.", cut=True)
    await call.user("Only the kinds.")
    await call.heard("Of course.")
    call.replies(Reply("All right."))
    call.truth.bot("All right.")
    await call.user("Never mind.")
    await finish(call)


@conversation()
async def interrupted_early(call: Call):
    """The user goes on while the model writes, before a word has been spoken."""
    call.replies(
        Reply("Our bread is baked every morning at four of the clock.", think=0.2, pause=0.08),
        Reply("We bake it from rye."),
    )
    call.truth.bot("Our bread is baked every morning at four of the clock.", cut=True)
    call.truth.bot("We bake it from rye.")
    await call.user("When is it baked?", late=0.1)
    await asyncio.sleep(0.85)
    await call.user("No, of what?", goes_on=True)
    await finish(call)


@conversation()
async def interrupted_unheard(call: Call):
    """The user interrupts when text has gone to the voice, whose sound has not come yet."""
    call.voice.first_byte = 0.9
    call.replies(Reply(" ".join(BREAD)), Reply("I am here."))
    call.truth.bot(*BREAD, cut=True)
    call.truth.bot("I am here.")
    await call.user("Tell me of your bread.", late=0.1)
    await asyncio.sleep(1.0)
    call.voice.first_byte = 0.1
    await call.user("Hello?", goes_on=True)
    await finish(call)


@conversation(voice="sentences")
async def interrupted_unheard_sentences(call: Call):
    """The same with a voice that knows no word's time."""
    await interrupted_unheard(call)


@conversation(interruptions=False)
async def interruptions_off(call: Call):
    """The user speaks while the bot speaks, and it speaks on."""
    call.replies(Reply(" ".join(BREAD)), Reply("Wheat, mostly."))
    call.truth.bot(*BREAD)
    await call.user("Tell me of your bread.")
    await call.heard("baked every morning")
    call.truth.bot("Wheat, mostly.")
    await call.user("What is in it?")
    await finish(call)


@conversation(interruptions=False)
async def interruptions_off_early(call: Call):
    """The same before the bot speaks: it speaks all the same, and the next reply at once behind it."""
    call.voice.first_byte = 0.7
    call.replies(Reply("Our bread is made of rye."), Reply("As I said, rye."))
    call.truth.bot("Our bread is made of rye.", "As I said, rye.")
    await call.user("Tell me of your bread.", late=0.1)
    await asyncio.sleep(0.9)
    await call.user("What is in it?", goes_on=True)
    await finish(call)


@conversation()
async def pause(call: Call):
    """A pause in the middle of the user's speech, shorter than the end of a turn."""
    call.replies(Reply("Two loaves, noted."))
    call.truth.bot("Two loaves, noted.")
    await call.user("I would like", "two loaves please.", pause=0.25, late=0.15)
    await finish(call)


@conversation()
async def pause_long(call: Call):
    """A longer one: the bot begins to think, and has said nothing when the user goes on."""
    call.replies(Reply("What would you like?", think=1.0), Reply("Two loaves, noted."))
    call.truth.bot("What would you like?", cut=True)
    call.truth.bot("Two loaves, noted.")
    await call.user("I would like", "two loaves please.", pause=0.9, late=0.15)
    await finish(call)


@conversation()
async def late_final(call: Call):
    """The final comes long after the user has fallen silent."""
    call.replies(Reply("Two loaves, noted."))
    call.truth.bot("Two loaves, noted.")
    await call.user("Two loaves please.", late=1.6)
    await finish(call)


@conversation()
async def late_final_after_reply(call: Call):
    """A second final comes when the bot already answers the first: it counts as a new turn."""
    call.replies(
        Reply("Two loaves, noted. When will you come for them?"), Reply("With nuts, then.")
    )
    call.truth.bot("Two loaves, noted.", "When will you come for them?", cut=True)
    await call.user("Two loaves please.")
    await call.heard("Two loaves")
    call.truth.bot("With nuts, then.")
    entry = call.truth.user("The ones with nuts.")
    await call.stt.final("The ones with nuts.")
    call.truth.until_now(entry)
    await finish(call)


@conversation()
async def several_finals(call: Call):
    """Several finals in one turn, in one breath."""
    call.replies(Reply("That makes nine euros."))
    call.truth.bot("That makes nine euros.")
    await call.user("Two loaves.", "And a cake.", "And some rolls.")
    await finish(call)


@conversation()
async def tool_quick(call: Call):
    """The model says that it looks, calls a quick tool and goes on: one breath."""
    call.llm.offer("look_up_order")
    call.replies(
        Reply("Let me look.", tools=[Tool("look_up_order", 0.3)]), Reply("It is on its way.")
    )
    call.truth.bot("Let me look.", "It is on its way.")
    await call.user("Where is my order?")
    await finish(call)


@conversation()
async def tool_silent(call: Call):
    """The model calls two tools, one after another, without a word before."""
    call.llm.offer("look_up_order")
    call.llm.offer("look_up_driver")
    call.replies(
        Reply(tools=[Tool("look_up_order", 0.3)]),
        Reply(tools=[Tool("look_up_driver", 0.3)]),
        Reply("It is around the corner."),
    )
    call.truth.bot("It is around the corner.")
    await call.user("Where is my order?")
    await finish(call)


@conversation()
async def tool_slow(call: Call):
    """A slow one: the silence between makes two entries."""
    call.llm.offer("look_up_order")
    call.replies(
        Reply("Let me look.", tools=[Tool("look_up_order", 4.5)]), Reply("It is on its way.")
    )
    call.truth.bot("Let me look.")
    await call.user("Where is my order?")
    await call.heard("Let me look.")
    call.truth.bot("It is on its way.")
    await finish(call)


@conversation()
async def tool_cancelled(call: Call):
    """The user interrupts while a tool runs, which is cancelled."""
    call.llm.offer("look_up_order")
    call.replies(Reply("Let me look.", tools=[Tool("look_up_order", 30)]), Reply("As you like."))
    call.truth.bot("Let me look.")
    await call.user("Where is my order?")
    await call.heard("Let me look.")
    await asyncio.sleep(0.6)
    call.truth.bot("As you like.")
    await call.user("Forget it.")
    await finish(call)


@conversation()
async def filler(call: Call):
    """A filler is spoken while a tool runs, between two replies of the model."""
    call.llm.offer("look_up_order")
    call.replies(Reply("I see.", tools=[Tool("look_up_order", 2.2)]), Reply("It is on its way."))
    call.truth.bot("I see.")
    await call.user("Where is my order?")
    await call.heard("I see.")
    await asyncio.sleep(0.5)
    call.truth.bot("One moment please.")
    await call.says("One moment please.")
    await call.heard("One moment please.")
    call.truth.bot("It is on its way.")
    await finish(call)


@conversation()
async def filler_first(call: Call):
    """The same before the model has said anything."""
    call.llm.offer("look_up_order")
    call.replies(Reply(tools=[Tool("look_up_order", 1.2)]), Reply("It is on its way."))
    call.truth.bot("One moment please.")
    await call.user("Where is my order?")
    await asyncio.sleep(0.5)
    await call.says("One moment please.")
    await call.heard("One moment please.")
    call.truth.bot("It is on its way.")
    await finish(call)


async def streamed(call: Call):
    call.truth.bot("Your order is confirmed.", "It will come on Monday.")
    await call.tts_speak("Your order is confirmed.")
    await call.tts_speak("It will come on Monday.")
    await call.silence(3.4)
    call.truth.bot(
        "Please have your card ready.", "We will not take cash.", "Thank you for that.", cut=True
    )
    await call.tts_speak("Please have your card ready.")
    await call.tts_speak("We will not take cash.")
    await call.tts_speak("Thank you for that.")
    await call.heard("ready. We will")
    await call.user("I have no card.")
    await asyncio.sleep(1.0)
    call.truth.bot("Then please call us.")
    await call.tts_speak("Then please call us.")
    await finish(call)


@conversation(stream=True)
async def stream(call: Call):
    """No model: the page says what to speak, several texts in a row, and the user cuts one off."""
    await streamed(call)


@conversation(stream=True, voice="sentences")
async def stream_sentences(call: Call):
    """The same with a voice that knows no word's time."""
    await streamed(call)


@conversation(realtime=True)
async def realtime(call: Call):
    """A speech-to-speech model, whose text of the user's words comes late; then it is interrupted."""
    call.truth.bot("We are open from nine to six.")
    await call.user("When are you open?", late=0.4)
    call.llm.answer("We are open from nine to six.")
    await call.silence()
    call.truth.bot("On Sundays we are closed, and on holidays too.", cut=True)
    await call.user("On Sundays too?", late=0.4)
    call.llm.answer("On Sundays we are closed, and on holidays too.")
    await call.heard("On Sundays we")
    await call.user("I see.", late=0.4)
    call.truth.bot("Anything else?")
    call.llm.answer("Anything else?")
    await finish(call)


def in_language(
    name: str, question: str, reply: tuple[str, ...], more: str, space: str = " "
) -> None:
    whole = space.join(reply)

    async def play(call: Call):
        call.replies(Reply(whole))
        call.truth.bot(whole)
        await call.user(question)
        await call.silence(3.4)
        call.truth.bot(more)
        await call.says(more)
        await finish(call)

    play.__doc__ = f"A question, the model's reply and a text for the voice alone: {name}."
    CONVERSATIONS[name] = (play, {})


in_language("hindi", "आप कब खुलते हैं?", ("हम नौ बजे खुलते हैं।", "आपका स्वागत है।"), "धन्यवाद, फिर मिलेंगे।")
in_language("tamil", "எப்போது திறப்பீர்கள்?", ("காலை ஒன்பது மணிக்கு.", "வாருங்கள்!"), "நன்றி, மீண்டும் சந்திப்போம்.")
in_language("chinese", "你们几点开门？", ("我们九点开门。", "欢迎光临！"), "谢谢，再见。", space="")
in_language("thai", "ร้านเปิดกี่โมง", ("เราเปิดเก้าโมงเช้า",), "ขอบคุณครับ")
in_language(
    "emoji", "Are you happy? 😀", ("Yes 👍🏽, very much!", "So is my family 👩‍👩‍👧."), "See you 👋"
)


@conversation(idle=2.8)
async def idle(call: Call):
    """Nobody answers: the bot asks once, then gives up."""
    call.truth.bot("Hello, who is there?")
    await call.says("Hello, who is there?")
    await call.idled.wait()
    call.idled.clear()
    call.truth.bot("Are you still there?")
    await call.says("Are you still there?")
    await call.idled.wait()
    await call.server_message("conversation-end", {"reason": "idle_timeout"})
    await call.end("idle_timeout")


@conversation()
async def error(call: Call):
    """The model fails once, which is told twice, and answers the next question."""
    call.replies(Reply(error="The model is overloaded."), Reply("We are open."))
    await call.user("Are you open?")
    await asyncio.sleep(2.4)
    call.truth.event("error", text="Error during completion: The model is overloaded.")
    call.truth.bot("We are open.")
    await call.user("Hello? Are you open?")
    await finish(call)


@conversation()
async def farewell(call: Call):
    """The bot says its last words and is gone as soon as they are heard."""
    call.replies(Reply("Thank you. Good bye!"))
    call.truth.bot("Thank you.", "Good bye!")
    await call.user("That is all.")
    await call.heard("Good bye!")
    await call.end()
