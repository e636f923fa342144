package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.loop.Check.BrokenClaim;
import io.logarium.engine.testing.frames.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

class ReplySlotsTest {
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final ReplySlots slots = new ReplySlots(3, told::incrementAndGet);

    @Test
    void answersLeaveInTheOrderOfTheirRequests() {
        var first = open(1);
        var second = open(2);
        var third = open(3);

        third.answer(new HeartbeatResponseData());
        second.answerNothing();
        assertThat(slots.poll()).isEmpty();
        first.answer(new HeartbeatResponseData());

        assertThat(taken()).containsExactly("answer 1", "silence", "answer 3");
    }

    @Test
    void onlyTheOldestAnswerWakesTheWriter() {
        var first = open(1);
        var second = open(2);

        second.answer(new HeartbeatResponseData());
        assertThat(told).hasValue(0);
        first.answer(new HeartbeatResponseData());
        assertThat(told).hasValue(1);
    }

    @Test
    void hangingUpWaitsForItsTurn() {
        var first = open(1);
        open(2).close("enough");

        assertThat(slots.poll()).isEmpty();
        first.answer(new HeartbeatResponseData());

        assertThat(taken()).containsExactly("answer 1", "hang up: enough");
    }

    @Test
    void aFullConnectionHoldsItsReaderUntilAnAnswerIsTaken() {
        var first = open(1);
        open(2);
        open(3);
        assertThat(slots.hasRoom()).isFalse();
        var reader = Thread.ofVirtual().start(this::awaitRoom);
        Eventually.that("the reader waits", () -> reader.getState() == Thread.State.WAITING);

        first.answer(new HeartbeatResponseData());
        slots.poll();

        Eventually.that("the reader goes on", () -> !reader.isAlive());
        assertThat(slots.hasRoom()).isTrue();
    }

    @Test
    void aRequestCannotBeAnsweredTwice() {
        var slot = open(1);
        slot.answerNothing();

        assertThatThrownBy(() -> slot.answer(new HeartbeatResponseData()))
                .isInstanceOf(BrokenClaim.class);
    }

    @Test
    void whatAnAnswerHoldsIsLetGoWhetherItWasSentOrNot() {
        var done = new AtomicInteger();
        var early = open(1);
        var late = open(2);
        early.answer(new HeartbeatResponseData(), done::incrementAndGet);

        slots.close();
        assertThat(done).hasValue(1);
        late.answer(new HeartbeatResponseData(), done::incrementAndGet);

        assertThat(done).hasValue(2);
        assertThat(slots.poll()).isEmpty();
        assertThat(released.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theMemoryOfARequestIsGivenBackWhenNothingIsAnswered() {
        open(1).answerNothing();

        assertThat(released).hasValue(1);
    }

    @Test
    void closingFreesTheWriterAndTheReader() {
        open(1);
        open(2);
        open(3);
        var reader = Thread.ofVirtual().start(this::awaitRoom);
        var writer = Thread.ofVirtual().start(this::takeOne);
        Eventually.that("both wait", () -> bothWait(reader, writer));

        slots.close();

        Eventually.that("both go on", () -> !reader.isAlive() && !writer.isAlive());
    }

    private static boolean bothWait(Thread reader, Thread writer) {
        return reader.getState() == Thread.State.WAITING
                && writer.getState() == Thread.State.WAITING;
    }

    private ReplySlots.Slot open(int correlationId) {
        return slots.open(ApiKeys.HEARTBEAT, (short) 4, correlationId, released::incrementAndGet);
    }

    private void awaitRoom() {
        try {
            slots.awaitRoom();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void takeOne() {
        try {
            slots.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> taken() {
        var all = new ArrayList<String>();
        for (Optional<Outgoing> next = slots.poll(); next.isPresent(); next = slots.poll()) {
            all.add(
                    switch (next.get()) {
                        case Outgoing.Answer answer -> "answer " + answer.reply().correlationId();
                        case Outgoing.Silence() -> "silence";
                        case Outgoing.HangUp(String reason) -> "hang up: " + reason;
                    });
        }
        return all;
    }
}
