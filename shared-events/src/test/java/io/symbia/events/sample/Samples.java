package io.symbia.events.sample;

import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Events of the sample family with values from the story. */
public final class Samples {
    public static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(SampleEvent.class));
    public static final StreamId STREAM = StreamId.parse("sample/order/PO-2611-0042");
    public static final StreamSalt STREAM_SALT = new StreamSalt("000102030405060708090a0b0c0d0e0f");

    public static final SealedOrigin ORIGIN = SealedOrigin.of(new Origin.Request(
            "PUT", "/sample/orders/PO-2611-0042", Optional.of("application/json"), Optional.empty()));

    private Samples() {}

    public static SampleOrderPlacedV1 placed() {
        SampleLine tea = new SampleLine(
                1,
                new Gtin("19506000134366"),
                Quantity.of("200", "XCT"),
                Confidential.of(Money.of("62.40", "EUR")),
                Optional.empty());
        SampleLine again = new SampleLine(
                2,
                new Gtin("09506000134369"),
                Quantity.of("0.5", "KGM"),
                Confidential.of(Money.of("1", "JPY")),
                Optional.of(Confidential.of(Money.of("-1", "JPY"))));
        return new SampleOrderPlacedV1(
                Happened.at(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.ofHours(8)),
                new ParticipantId("zj-tea-coop"),
                Optional.of(new Lei("9999ZJTEACOOP0000161")),
                Optional.of(new Incoterm(Incoterm.Rule.DAP, "Hamburg")),
                TransportMode.SEA,
                List.of(tea, again),
                List.of("二百箱绿茶", "\u20ac \ud83c\udf75"),
                Confidential.of(List.of("30 days", "2 % discount")),
                Optional.of(Confidential.of("Zhang San")));
    }

    public static SampleOrderClosedV1 closed() {
        return new SampleOrderClosedV1(
                Happened.at(Instant.parse("2026-12-24T17:30:00.001Z"), ZoneOffset.UTC),
                true,
                9_007_199_254_740_991L,
                java.time.LocalDate.parse("2027-11-30"));
    }

    public static EventContext first() {
        return EventContext.first(
                "019379a0-0000-7000-8000-000000000001",
                Instant.parse("2026-11-22T08:00:01.234Z"),
                STREAM,
                STREAM_SALT,
                new ParticipantId("teehaus-hamburg"),
                ORIGIN.digest());
    }

    /** Bytes 00, 01, 02 and so on, for salts that are the same in every run; never in a service. */
    public static RandomGenerator counting() {
        return new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new IllegalStateException("only bytes are asked for");
            }

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) next++;
            }
        };
    }
}
