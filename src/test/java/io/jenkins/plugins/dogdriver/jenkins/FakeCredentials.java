package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.nullable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.security.core.Authentication;

/** The credentials of a {@link FakeJenkins}, and the lists that forms offer of them. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as Jenkins has them
final class FakeCredentials implements AutoCloseable {
  private final Map<String, IdCredentials> byId = new LinkedHashMap<>();
  private final Map<Object, List<String>> lists = new IdentityHashMap<>();
  private final List<String> tracked = new ArrayList<>();
  private final MockedStatic<CredentialsProvider> provider = mockStatic(CredentialsProvider.class);
  private final MockedStatic<CredentialsMatchers> matchers = mockStatic(CredentialsMatchers.class);
  private final MockedConstruction<StandardListBoxModel> offered =
      mockConstruction(
          StandardListBoxModel.class,
          (list, context) -> {
            lists.put(list, new ArrayList<>());
            when(list.includeEmptyValue()).thenAnswer(call -> include(call, List.of("")));
            when(list.includeAs(nullable(Authentication.class), any(Item.class), any()))
                .thenAnswer(this::includeAll);
            when(list.includeAs(nullable(Authentication.class), any(ItemGroup.class), any()))
                .thenAnswer(this::includeAll);
            when(list.includeCurrentValue(anyString()))
                .thenAnswer(call -> include(call, List.of(call.<String>getArgument(0))));
          });

  FakeCredentials() {
    provider
        .when(
            () ->
                CredentialsProvider.lookupCredentialsInItemGroup(
                    any(Class.class),
                    any(ItemGroup.class),
                    nullable(Authentication.class),
                    any(List.class)))
        .thenAnswer(call -> List.copyOf(ofType(call.getArgument(0))));
    provider
        .when(
            () ->
                CredentialsProvider.findCredentialById(
                    anyString(), any(Class.class), any(Run.class)))
        .thenAnswer(
            call -> {
              IdCredentials found = byId.get(call.<String>getArgument(0));
              return call.<Class<?>>getArgument(1).isInstance(found) ? found : null;
            });
    provider
        .when(() -> CredentialsProvider.track(any(Run.class), any(IdCredentials.class)))
        .thenAnswer(
            call -> {
              tracked.add(call.<IdCredentials>getArgument(1).getId());
              return call.getArgument(1);
            });
    matchers
        .when(() -> CredentialsMatchers.withId(anyString()))
        .thenAnswer(
            call ->
                (CredentialsMatcher)
                    found -> ((IdCredentials) found).getId().equals(call.getArgument(0)));
    matchers
        .when(() -> CredentialsMatchers.firstOrNull(any(Iterable.class), any()))
        .thenAnswer(
            call -> {
              CredentialsMatcher matcher = call.getArgument(1);
              for (IdCredentials each : call.<Iterable<IdCredentials>>getArgument(0)) {
                if (matcher.matches(each)) {
                  return each;
                }
              }
              return null;
            });
  }

  void secretText(String id, String text) {
    StringCredentials credentials = mock(StringCredentials.class);
    when(credentials.getId()).thenReturn(id);
    Secret secret = secret(text);
    when(credentials.getSecret()).thenReturn(secret);
    byId.put(id, credentials);
  }

  void userNameAndPassword(String id, String userName, String password) {
    StandardUsernamePasswordCredentials credentials =
        mock(StandardUsernamePasswordCredentials.class);
    when(credentials.getId()).thenReturn(id);
    when(credentials.getUsername()).thenReturn(userName);
    Secret secret = secret(password);
    when(credentials.getPassword()).thenReturn(secret);
    byId.put(id, credentials);
  }

  /** The ids of those that builds have used, in order. */
  List<String> tracked() {
    return tracked;
  }

  /** The values a list offers. */
  List<String> values(ListBoxModel list) {
    return lists.get(list);
  }

  private List<IdCredentials> ofType(Class<?> type) {
    return byId.values().stream().filter(type::isInstance).toList();
  }

  private Object includeAll(InvocationOnMock call) {
    return include(call, ofType(call.getArgument(2)).stream().map(IdCredentials::getId).toList());
  }

  private Object include(InvocationOnMock call, List<String> values) {
    List<String> list = lists.get(call.getMock());
    values.stream().filter(value -> !list.contains(value)).forEach(list::add);
    return call.getMock();
  }

  private static Secret secret(String text) {
    Secret secret = mock(Secret.class);
    when(secret.getPlainText()).thenReturn(text);
    return secret;
  }

  @Override
  public void close() {
    offered.close();
    matchers.close();
    provider.close();
  }
}
