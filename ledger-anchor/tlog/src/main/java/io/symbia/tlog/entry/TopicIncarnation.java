package io.symbia.tlog.entry;

import java.util.regex.Pattern;

/**
 * One life of a Kafka topic: a topic that is deleted and made anew keeps its name and begins its offsets again, and so does a topic of that
 * name in another cluster. These two identifiers tell them apart.
 *
 * @param cluster the cluster's id, as the brokers give it
 * @param topicId the topic's id, 16 bytes in base64url as Kafka prints them
 */
public record TopicIncarnation(String cluster, String topicId) {
    private static final Pattern CLUSTER = Pattern.compile("[a-zA-Z0-9._-]{1,200}"); // Kafka's own have 22.
    private static final Pattern TOPIC_ID = Pattern.compile("[a-zA-Z0-9_-]{22}"); // org.apache.kafka.common.Uuid

    /** Whether that can be the id of a cluster in a manifest. */
    public static boolean isCluster(String cluster) {
        return CLUSTER.matcher(cluster).matches();
    }

    /** Refuses what no broker calls itself or a topic. */
    public TopicIncarnation {
        if (!isCluster(cluster)) {
            throw new IllegalArgumentException("not the id of a cluster: " + cluster);
        }
        if (!TOPIC_ID.matcher(topicId).matches()) {
            throw new IllegalArgumentException("not the id of a topic: " + topicId);
        }
    }

    @Override
    public String toString() {
        return "topic id " + topicId + " in cluster " + cluster;
    }
}
