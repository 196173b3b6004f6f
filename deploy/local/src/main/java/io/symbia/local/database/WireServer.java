package io.symbia.local.database;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB's wire protocol on one address.
 *
 * <p>Each request has a virtual thread of its own. On Netty's few threads the writers that wait for a commit would keep
 * others from joining it, and a group would never be larger than the number of threads.
 */
final class WireServer implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final int MAX_WAITING_CONNECTIONS = 128;
    private static final long QUIET_MILLIS = 0;
    private static final long SHUTDOWN_MILLIS = 5_000;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup("clients", GlobalEventExecutor.INSTANCE);
    /** Counts the requests under way; the server itself is the first party. */
    private final Phaser requests = new Phaser(1);

    private final Channel door;

    /** Listens on the loopback interface, on a port; 0 takes any free one. */
    WireServer(MongoBackend backend, int port) {
        this(backend, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    WireServer(MongoBackend backend, InetSocketAddress address) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, MAX_WAITING_CONNECTIONS)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new Requests(backend))
                                .addLast(new MongoExceptionHandler());
                    }
                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopLoops();
            throw new IllegalStateException("cannot listen on port " + address.getPort(), bound.cause());
        }
        door = bound.channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.localAddress();
    }

    int port() {
        return address().getPort();
    }

    /** Takes no more requests, lets those under way end, and closes the connections. Closing again does nothing. */
    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        door.close().syncUninterruptibly();
        clients.forEach(client -> client.config().setAutoRead(false));
        requests.arriveAndAwaitAdvance();
        clients.close().awaitUninterruptibly(SHUTDOWN_MILLIS);
        stopLoops();
    }

    private void stopLoops() {
        loops.shutdownGracefully(QUIET_MILLIS, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
    }

    private final class Requests extends MongoDatabaseHandler {
        Requests(MongoBackend backend) {
            super(backend, clients);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
            requests.register();
            Thread.startVirtualThread(() -> {
                try {
                    super.channelRead0(context, request);
                } catch (Throwable failure) {
                    context.fireExceptionCaught(
                            failure); // Closes the connection: the client learns that it has no answer.
                } finally {
                    requests.arriveAndDeregister();
                }
            });
        }
    }
}
