package io.symbia.logistics;

import static io.symbia.logistics.RunningLogistics.CARRIER;
import static io.symbia.logistics.RunningLogistics.CONSIGNEE;
import static io.symbia.logistics.RunningLogistics.SHIPPER;
import static io.symbia.logistics.RunningLogistics.accepts;
import static io.symbia.logistics.RunningLogistics.as;
import static io.symbia.logistics.RunningLogistics.book;
import static io.symbia.logistics.RunningLogistics.booking;
import static io.symbia.logistics.RunningLogistics.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose a consignment is, and what is told of its journey beside time and place. */
class ReportedDetailsIT {
    /** The release rule of an escrow may name a consignment that is not booked yet. */
    @Test
    void nobodyBooksAConsignmentUnderTheNumberOfAnother() {
        String path = "/logistics/consignments/" + SHIPPER + ":UCR-9";
        for (String other : List.of(CONSIGNEE, CARRIER, "NOSY")) {
            as(other).put(path, booking("UCR-9", "12480.00", "")).requireProblem(403, "name_of_another", "");
        }
        assertThat(as(SHIPPER).put(path, booking("UCR-9", "12480.00", "")).status())
                .isEqualTo(201);
    }

    /** On which vessel, in which container, why late, and how much arrived. */
    @Test
    void tellsWhatAMilestoneIsSaidAboutAndHowMuchArrived() {
        String tea = book("UCR-10", ",\"ucr\":\"6CN91330100ZJTEA2611-0042\"");
        accepts(CARRIER, tea + "/milestones/depa", """
                {"classifier":"ACT","milestone":"DEPA","location":"CNNGB","occurredAt":"2006-06-01T00:00:00Z","delayReason":"WEA",
                 "about":{"transportCall":{"vessel":"9074729","voyage":"2103S","facility":"SMDG:NBCT"}}}""");
        accepts(CARRIER, tea + "/milestones/load", """
                {"classifier":"ACT","milestone":"LOAD","occurredAt":"2006-05-31T00:00:00Z","about":{"equipment":"CSQU3054383"}}""");
        accepts(CARRIER, tea + "/milestones/issued", """
                {"classifier":"ACT","milestone":"ISSU","occurredAt":"2006-05-31T12:00:00Z","about":{"document":"TRD"}}""");
        String undocumented = "{\"classifier\":\"ACT\",\"milestone\":\"ISSU\",\"occurredAt\":\"2006-05-31T12:00:00Z\"}";
        refuses(CARRIER, tea + "/milestones/of-what", undocumented, 400, "missing", "/about/document");
        String pod = """
                {"podMethod":"SIGNATURE","podCommitment":"%s","occurredAt":"2006-06-20T00:00:00Z","goods":[
                  {"line":{"orderNumber":"%s","lineNumber":1},"quantity":{"value":"160","unit":"XCT"}}]}""";
        String digest = "ab".repeat(32);
        String otherOrder = pod.formatted(digest, CONSIGNEE + ":PO-OTHER");
        refuses(CONSIGNEE, tea + "/deliveries/d", otherOrder, 422, "goods_not_booked", "/goods/0");
        HttpAnswer delivered =
                accepts(CONSIGNEE, tea + "/deliveries/d", pod.formatted(digest, CONSIGNEE + ":PO-UCR-10"));
        HttpAnswer shown = as("NOSY").get(tea + "?atLeast=" + delivered.text("/events/0/id"));
        assertThat(shown.text("/booking/ucr")).isEqualTo("6CN91330100ZJTEA2611-0042");
        assertThat(shown.text("/reports/0/about/transportCall/voyage")).isEqualTo("2103S");
        assertThat(shown.text("/reports/0/delayReason")).isEqualTo("WEA");
        assertThat(shown.text("/reports/1/about/equipment")).isEqualTo("CSQU3054383");
        assertThat(shown.text("/reports/2/about/document")).isEqualTo("TRD");
        assertThat(shown.text("/delivery/goods/0/quantity/value")).isEqualTo("160");
        assertThat(shown.text("/delivery/podCommitment")).isEqualTo(digest);
    }
}
