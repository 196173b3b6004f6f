package io.symbia.events.kernel.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shapes;
import org.junit.jupiter.api.Test;

class CodesTest {
    enum Open {
        ONE,
        TWO,
        @Unrecognised
        UNRECOGNISED
    }

    enum Closed {
        ONE
    }

    enum Twice {
        @Unrecognised
        ONE,
        @Unrecognised
        TWO
    }

    record OfOpen(@Public Open code) {}

    record OfClosed(@Public Closed code) {}

    record OfTwice(@Public Twice code) {}

    @Test
    void tellsWhatIsKnown() {
        assertThat(Codes.known(Open.class)).containsExactly("ONE", "TWO");
        assertThat(Codes.isKnown(Open.TWO)).isTrue();
        assertThat(Codes.isKnown(Open.UNRECOGNISED)).isFalse();
        assertThat(Codes.unrecognised(Open.class)).hasValue(Open.UNRECOGNISED);
        assertThat(Codes.unrecognised(Closed.class)).isEmpty();
        assertThat(Codes.undecided(Open.UNRECOGNISED)).hasMessageContaining("Open");
    }

    @Test
    void noEventHasAClosedListOfCodes() {
        assertThatThrownBy(() -> Shapes.of(OfClosed.class)).hasMessageContaining("no @Unrecognised constant");
        assertThatThrownBy(() -> Shapes.of(OfTwice.class)).hasMessageContaining("more than one");
    }

    @Test
    void aCommandHasTheCodesThatAreKnown() {
        RecordShape command = Shapes.ofCommand(OfOpen.class);

        assertThat(command.schema().at("/properties/code/enum").toString()).isEqualTo("[\"ONE\",\"TWO\"]");
        assertThat(Shapes.ofCommand(OfClosed.class).schema().at("/properties/code/enum"))
                .hasSize(1);
    }
}
