package io.symbia.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateApplication;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a command over the store, the broker and a projection to the page that shows it. */
class WholeWayIT {
    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(CrateApplication.class, "crates");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCommandIsShownAfterItsEventWentOverTheBroker() {
        JsonClient http = service.http().as("zj-tea-coop");
        String body = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";
        HttpAnswer opened = http.put("/crates/crates/C-1", body);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        HttpAnswer added = http.put("/crates/crates/C-1/slips/S-1", "{\"pieces\":10}");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        String last = added.text("/events/1/id");
        HttpAnswer shown = http.get("/crates/crates/C-1?atLeast=" + last);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.text("/state")).isEqualTo("SHUT");
    }
}
